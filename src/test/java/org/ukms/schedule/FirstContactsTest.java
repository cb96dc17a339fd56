package org.ukms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** */
class FirstContactsTest {

  private static List<Duration> waits(int peers, Duration interval) {
    FirstContacts contacts = new FirstContacts(peers, interval, new Random(1));
    return Stream.generate(contacts::next).limit(peers).toList();
  }

  @Test
  void asksAFewPeersAtOnce() {
    assertThat(waits(16, Duration.ofSeconds(60))).containsOnly(Duration.ZERO);
  }

  @Test
  void asksAThousandAboutAHundredASecond() {
    List<Duration> waits = waits(1000, Duration.ofSeconds(60));

    assertThat(waits)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) >= 0)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(11)) < 0);
    Map<Long, Long> inEachSecond =
        waits.stream().collect(Collectors.groupingBy(Duration::toSeconds, Collectors.counting()));
    assertThat(inEachSecond.values()).allMatch(number -> number > 60 && number < 140);
  }

  @Test
  void asksAllWithinAnInterval() {
    assertThat(waits(1000, Duration.ofSeconds(2)))
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) < 0);
  }
}
