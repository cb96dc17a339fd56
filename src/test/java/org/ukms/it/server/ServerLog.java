package org.ukms.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files in which a server logs, in the form in which the uber-jar does: {@code
 * 2026-01-01T12:00:00.123Z WARNING org.ukms.server message}. Lines of no record stay as they are.
 */
final class ServerLog {

  private static final DateTimeFormatter WILDFLY_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

  private static final Pattern WILDFLY =
      Pattern.compile("(\\d{4}-\\S+ \\S+,\\d{3}) (\\w+) +\\[([^]]*)] \\([^)]*\\) (.*)");

  private static final Map<String, String> LEVELS = Map.of("WARN", "WARNING", "ERROR", "SEVERE");

  /** The message stands in the next line. */
  private static final Pattern PAYARA =
      Pattern.compile(
          "\\[\\S+] \\[[^]]*] \\[(\\w+)] \\[[^]]*] \\[([^]]*)] .*\\[timeMillis: (\\d+)] .*\\[\\[");

  private ServerLog() {}

  /** All that is in the log files of this folder, the oldest first. */
  static String text(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      // Those that were rotated out have the time in their names, behind the name itself.
      Comparator<Path> oldest = Comparator.comparing(file -> !isRotatedOut(file));
      for (Path file :
          files.filter(Files::isRegularFile).sorted(oldest.thenComparing(file -> file)).toList()) {
        text.append(Files.readString(file, UTF_8));
      }
    }
    return text.toString();
  }

  private static boolean isRotatedOut(Path file) {
    return !file.toString().endsWith(".log");
  }

  static List<String> ofWildFly(String text) {
    return text.lines()
        .map(
            line -> {
              Matcher record = WILDFLY.matcher(line);
              if (!record.matches()) {
                return line;
              }
              Instant time =
                  LocalDateTime.parse(record.group(1), WILDFLY_TIME)
                      .atZone(ZoneId.systemDefault())
                      .toInstant();
              String level = LEVELS.getOrDefault(record.group(2), record.group(2));
              return line(time, level, record.group(3), record.group(4));
            })
        .toList();
  }

  static List<String> ofPayara(String text) {
    List<String> lines = new ArrayList<>();
    String head = "";
    for (String line : text.lines().filter(each -> !each.isEmpty()).toList()) {
      Matcher record = PAYARA.matcher(line);
      if (record.matches()) {
        Instant time = Instant.ofEpochMilli(Long.parseLong(record.group(3)));
        head = line(time, record.group(1), record.group(2), "");
      } else {
        String end = line.endsWith("]]") ? line.substring(0, line.length() - 2) : line;
        lines.add(head.isEmpty() ? end : head + end.strip());
        head = "";
      }
    }
    return lines;
  }

  private static String line(Instant time, String level, String logger, String message) {
    return time + " " + level + " " + logger + " " + message;
  }
}
