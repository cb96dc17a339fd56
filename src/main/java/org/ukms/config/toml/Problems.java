package org.ukms.config.toml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Everything that is wrong in one file, collected while it is read (CFG-1). */
public final class Problems {

  private static final Comparator<Problem> BY_POSITION =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  /** A table of an array, as the reader of tables names it: {@code delivery[2]}. */
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\[([1-9][0-9]{0,8})]");

  private final Path file;
  private final TomlParseResult toml;
  private final int lastSoundLine;
  private final List<Problem> found = new ArrayList<>();

  /** Starts with what the parser found. */
  Problems(Path file, String text, TomlParseResult toml) {
    this.file = file;
    this.toml = toml;
    String[] lines = text.split("\n", -1);
    int lastSound = Integer.MAX_VALUE;
    for (TomlParseError error : toml.errors()) {
      int line = error.position().line();
      found.add(new Problem(line, error.position().column(), List.of(), error.getMessage()));
      if (line <= lines.length && lines[line - 1].stripLeading().startsWith("[")) {
        lastSound = Math.min(lastSound, line);
      }
    }
    this.lastSoundLine = lastSound;
  }

  /**
   * Adds a problem of the key with this path, at the position of its nearest table if it has none.
   */
  public void add(List<String> path, String text) {
    Optional<TomlPosition> position = nearest(path);
    if (position.isEmpty()) {
      found.add(new Problem(0, 0, path, text));
    } else if (position.get().line() < lastSoundLine) {
      // Below a table header that could not be read, keys stand in a table that was not meant.
      found.add(new Problem(position.get().line(), position.get().column(), path, text));
    }
  }

  private Optional<TomlPosition> nearest(List<String> path) {
    TomlPosition nearest = null;
    Object place = toml;
    for (String step : path) {
      if (!(place instanceof TomlTable table)) {
        break;
      }
      Matcher element = ELEMENT.matcher(step);
      TomlPosition position;
      if (element.matches() && table.get(List.of(element.group(1))) instanceof TomlArray array) {
        int index = Integer.parseInt(element.group(2)) - 1;
        position = array.inputPositionOf(index);
        place = array.get(index);
      } else {
        position = table.inputPositionOf(List.of(step));
        place = table.get(List.of(step));
      }
      nearest = position == null ? nearest : position;
    }
    return Optional.ofNullable(nearest);
  }

  /** Adds that a key is missing, unless it may stand on a line that could not be read. */
  public void addMissing(List<String> path, String expected) {
    if (!toml.hasErrors()) {
      add(path, "missing, expected " + expected);
    }
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Goes no further with a faulty file.
   *
   * @throws TomlFault with everything that is wrong, if anything is
   */
  public void throwIfAny() throws TomlFault {
    if (!found.isEmpty()) {
      throw new TomlFault(file, found.stream().sorted(BY_POSITION).toList());
    }
  }
}
