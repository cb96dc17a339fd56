package org.ukms.config.toml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong in a file.
 *
 * @param line from 1, or 0 where the file as a whole is meant
 * @param column from 1, or 0 where the file as a whole is meant
 * @param path the keys from the top of the file down, none where the file as a whole is meant
 * @param text what is wrong and what was expected
 */
record Problem(int line, int column, List<String> path, String text) {

  static Problem ofFile(String text) {
    return new Problem(0, 0, List.of(), text);
  }

  /** One line without an end: {@code file line:column key.path: text}. */
  String in(String file) {
    StringBuilder out = new StringBuilder(Quoted.escaped(file));
    if (line > 0) {
      out.append(' ').append(line).append(':').append(column);
    }
    if (!path.isEmpty()) {
      out.append(path.stream().map(Quoted::key).collect(Collectors.joining(".", " ", "")));
    }
    return out.append(": ").append(Quoted.escaped(text)).toString();
  }
}
