package org.ukms.config.toml;

import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The types of TOML, as messages call them. */
final class TomlType {

  private TomlType() {}

  static String of(Object value) {
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
