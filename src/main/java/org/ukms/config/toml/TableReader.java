package org.ukms.config.toml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Reads the keys of one table. An empty result means that the value is bad or missing and that the
 * problem was noted.
 */
public final class TableReader {

  private final TomlTable table;
  private final List<String> path;
  private final Problems problems;

  /**
   * Makes a reader.
   *
   * @param path the keys from the top of the file down to the table
   */
  public TableReader(TomlTable table, List<String> path, Problems problems) {
    this.table = table;
    this.path = List.copyOf(path);
    this.problems = problems;
  }

  /** Whether the key is there, of whatever type. */
  public boolean has(String key) {
    return table.get(List.of(key)) != null;
  }

  /** An integer of a range that has a default. */
  public Optional<Integer> integer(String key, int fallback, int least, int most) {
    String expected = "an integer from " + least + " to " + most;
    if (!has(key)) {
      return Optional.of(fallback);
    }
    Optional<Long> value = typed(key, Long.class, expected);
    if (value.filter(v -> v < least || v > most).isPresent()) {
      wrong(key, value.get() + " is out of range, expected " + expected);
      return Optional.empty();
    }
    return value.map(Math::toIntExact);
  }

  /** True or false, with a default. */
  public Optional<Boolean> flag(String key, boolean fallback) {
    return has(key) ? typed(key, Boolean.class, "true or false") : Optional.of(fallback);
  }

  /**
   * A string that has a default.
   *
   * @param parser makes the value of it, or throws an IllegalArgumentException fit for the user
   */
  public <T> Optional<T> text(String key, String fallback, Function<String, T> parser) {
    Optional<String> text = has(key) ? typed(key, String.class, "a string") : Optional.of(fallback);
    return text.flatMap(value -> parsed(key, value, parser));
  }

  /**
   * A string that must be there.
   *
   * @param parser makes the value of it, or throws an IllegalArgumentException fit for the user
   */
  public <T> Optional<T> required(String key, String expected, Function<String, T> parser) {
    if (!has(key)) {
      problems.addMissing(pathOf(key), expected);
      return Optional.empty();
    }
    return typed(key, String.class, "a string").flatMap(value -> parsed(key, value, parser));
  }

  /** A table inside this one, empty where there is none. */
  public Optional<TomlTable> table(String key, String expected) {
    return has(key) ? typed(key, TomlTable.class, expected) : Optional.empty();
  }

  /** Notes each key that is not among the known ones (CFG-2). */
  public void refuseUnknown(Keys known) {
    for (String key : table.keySet()) {
      if (!known.names().contains(key)) {
        wrong(key, known.unknown(key));
      }
    }
  }

  /** Notes a problem of a key of this table. */
  public void wrong(String key, String text) {
    problems.add(pathOf(key), text);
  }

  private List<String> pathOf(String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }

  private <T> Optional<T> parsed(String key, String value, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(value));
    } catch (IllegalArgumentException e) {
      wrong(key, e.getMessage());
      return Optional.empty();
    }
  }

  private <T> Optional<T> typed(String key, Class<T> type, String expected) {
    Object value = table.get(List.of(key));
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    wrong(key, nameOf(value) + ", expected " + expected);
    return Optional.empty();
  }

  private static String nameOf(Object value) {
    if (value instanceof String) {
      return "a string";
    } else if (value instanceof Long) {
      return "an integer";
    } else if (value instanceof Double) {
      return "a float";
    } else if (value instanceof Boolean) {
      return "a boolean";
    } else if (value instanceof TomlTable) {
      return "a table";
    } else if (value instanceof TomlArray) {
      return "an array";
    }
    return "a date or time";
  }
}
