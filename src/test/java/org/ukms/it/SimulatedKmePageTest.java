package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The compliance table of {@code simulated-kme.md} names tests that there are, and all of them. */
class SimulatedKmePageTest {

  private static final Pattern ROW = Pattern.compile("\\| (C-\\d\\d) \\|.*\\| (.*) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private final Map<String, String> rows = new TreeMap<>();

  @BeforeEach
  void readThePage() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/site/markdown/simulated-kme.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row.group(2));
      }
    }
  }

  @Test
  void hasARowForEveryNumberOfTheChecklist() {
    Stream<String> numbers =
        Stream.of(range(1, 5), range(10, 10), range(20, 21), range(30, 41), range(50, 53))
            .flatMap(each -> each);
    assertThat(rows.keySet())
        .containsExactlyElementsOf(Stream.concat(numbers, range(60, 64)).toList());
  }

  private static Stream<String> range(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("C-%02d"::formatted);
  }

  @Test
  void namesForEachNumberTestsOfThisNumberThatRun() throws ClassNotFoundException {
    for (Map.Entry<String, String> row : rows.entrySet()) {
      Matcher named = TEST.matcher(row.getValue());
      String number = row.getKey().toLowerCase(Locale.ROOT).replace("-", "");
      assertThat(named.results()).as(row.toString()).isNotEmpty();
      named.reset();
      while (named.find()) {
        assertThat(named.group(2)).startsWith(number);
        assertThat(tests(Class.forName("org.ukms.it." + named.group(1))))
            .as(named.group(1))
            .contains(named.group(2));
      }
    }
  }

  @Test
  void leavesOutNoTestOfANumber() {
    String all = String.join(" ", rows.values());
    for (Class<?> tests :
        List.of(ConformanceIT.class, ConformanceKeysIT.class, ConformanceDeliveryIT.class)) {
      assertThat(tests(tests).filter(name -> name.matches("c\\d\\d.*")))
          .allSatisfy(name -> assertThat(all).contains(tests.getSimpleName() + "." + name + "`"));
    }
  }

  private static Stream<String> tests(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
        .map(Method::getName);
  }
}
