package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code operations.md} says that a node says stands in its code. */
class OperationsPageTest {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(\\*|/\\*|//).*$");
  private static final int ENOUGH_TO_BE_FOUND_BY = 10;

  private static final List<String> MESSAGES = new ArrayList<>();
  private static String code;

  @BeforeAll
  static void readPageAndCode() throws IOException {
    boolean inTable = false;
    for (String line : Files.readAllLines(Path.of("src/site/markdown/operations.md"))) {
      inTable = line.equals("| symptom | the node says | what to do |") || inTable;
      inTable = inTable && line.startsWith("|");
      if (inTable) {
        QUOTED
            .matcher(line.split("\\|", -1)[2])
            .results()
            .map(each -> each.group(1))
            .forEach(MESSAGES::add);
      }
    }
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      StringBuilder all = new StringBuilder();
      for (Path source : sources) {
        all.append(COMMENT.matcher(Files.readString(source)).replaceAll(""));
      }
      code = all.toString().replace("\\\"", "\"");
    }
  }

  @Test
  void eachPartOfAMessageIsInTheCode() {
    assertThat(MESSAGES).hasSizeGreaterThan(45);
    assertThat(MESSAGES).allSatisfy(message -> assertThat(parts(message)).allMatch(code::contains));
  }

  @Test
  void eachMessageHasAPartThatIsLongEnough() {
    assertThat(MESSAGES)
        .allSatisfy(
            message ->
                assertThat(parts(message))
                    .anyMatch(part -> part.length() >= ENOUGH_TO_BE_FOUND_BY));
  }

  /** A message is put together of several, and what differs is left out. */
  private static List<String> parts(String message) {
    return Stream.of(message.split("\\.\\.\\.|: |, ", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
