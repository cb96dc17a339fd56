package org.ukms.config.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** One of a few words; the first of them is the default. */
  public Optional<String> choice(String key, List<String> words) {
    return text(
        key,
        words.get(0),
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException(
                Quoted.value(text) + " is unknown, expected one of " + String.join(", ", words));
          }
          return text;
        });
  }

  /**
   * A string that must be there.
   *
   * @param parser makes the value of it, or throws an IllegalArgumentException fit for the user
   */
  public <T> Optional<T> required(String key, String expected, Function<String, T> parser) {
    if (!has(key)) {
      missing(key, expected);
      return Optional.empty();
    }
    return typed(key, String.class, "a string").flatMap(value -> parsed(key, value, parser));
  }

  /**
   * Strings of an array, none of them twice; an empty list where the key is missing.
   *
   * @param parser makes the value of one, or throws an IllegalArgumentException fit for the user
   */
  public <T> Optional<List<T>> texts(String key, String expected, Function<String, T> parser) {
    if (!has(key)) {
      return Optional.of(List.of());
    }
    Optional<TomlArray> array = typed(key, TomlArray.class, "an array of strings");
    if (array.filter(TomlArray::isEmpty).isPresent()) {
      wrong(key, "empty, expected " + expected);
      return Optional.empty();
    }
    return array.flatMap(values -> parsed(key, values, parser));
  }

  /**
   * A string that must be there, or an array of them.
   *
   * @param parser makes the value of one, or throws an IllegalArgumentException fit for the user
   */
  public <T> Optional<List<T>> oneOrMore(String key, String expected, Function<String, T> parser) {
    return table.get(List.of(key)) instanceof TomlArray
        ? texts(key, expected, parser)
        : required(key, expected, parser).map(List::of);
  }

  /** A table inside this one, empty where there is none. */
  public Optional<TomlTable> table(String key, String expected) {
    return has(key) ? typed(key, TomlTable.class, expected) : Optional.empty();
  }

  /** A reader of a table inside this one, empty where there is none. */
  public Optional<TableReader> inner(String key, String expected) {
    return table(key, expected).map(inner -> new TableReader(inner, pathOf(key), problems));
  }

  /** Strings of an array, in their order; empty if a problem was noted. */
  public Optional<List<String>> strings(String key, String expected) {
    Optional<TomlArray> array = typed(key, TomlArray.class, "an array of strings");
    if (array.isEmpty()) {
      return Optional.empty();
    }
    List<Object> values = array.get().toList();
    if (values.isEmpty() || !values.stream().allMatch(String.class::isInstance)) {
      wrong(key, "not an array of strings, expected " + expected);
      return Optional.empty();
    }
    return Optional.of(values.stream().map(String.class::cast).toList());
  }

  /** The tables of an array; none of it is read if it is anything else. */
  public List<TableReader> tables(String key, String expected) {
    if (!(table.get(List.of(key)) instanceof TomlArray array)
        || array.isEmpty()
        || !array.toList().stream().allMatch(TomlTable.class::isInstance)) {
      wrong(key, TomlType.of(table.get(List.of(key))) + ", expected " + expected);
      return List.of();
    }
    return IntStream.range(0, array.size())
        .mapToObj(
            i -> new TableReader(array.getTable(i), pathOf(key + "[" + (i + 1) + "]"), problems))
        .toList();
  }

  /** The path of this table, as messages have it. */
  public String name() {
    return path.stream().map(Quoted::key).collect(Collectors.joining("."));
  }

  /** The keys of this table in the order of the file. */
  public List<String> keys() {
    return List.copyOf(table.keySet());
  }

  /** Notes each key that is not among the known ones (CFG-2). */
  public void refuseUnknown(Keys known) {
    for (String key : table.keySet()) {
      if (!known.names().contains(key)) {
        wrong(key, known.unknown(key));
      }
    }
  }

  /** Notes that a key is missing. */
  public void missing(String key, String expected) {
    problems.addMissing(pathOf(key), expected);
  }

  /** Notes a problem of this table as a whole. */
  public void wrongTable(String text) {
    problems.add(path, text);
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

  private <T> Optional<List<T>> parsed(String key, TomlArray values, Function<String, T> parser) {
    List<T> found = new ArrayList<>();
    boolean allSound = true;
    for (int i = 0; i < values.size(); i++) {
      try {
        if (!(values.get(i) instanceof String text)) {
          throw new IllegalArgumentException(TomlType.of(values.get(i)) + ", expected a string");
        }
        T value = parser.apply(text);
        if (found.contains(value)) {
          throw new IllegalArgumentException("a repetition, expected each once");
        }
        found.add(value);
      } catch (IllegalArgumentException e) {
        wrong(key, "entry " + (i + 1) + ": " + e.getMessage());
        allSound = false;
      }
    }
    return allSound ? Optional.of(List.copyOf(found)) : Optional.empty();
  }

  private <T> Optional<T> typed(String key, Class<T> type, String expected) {
    Object value = table.get(List.of(key));
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    wrong(key, TomlType.of(value) + ", expected " + expected);
    return Optional.empty();
  }
}
