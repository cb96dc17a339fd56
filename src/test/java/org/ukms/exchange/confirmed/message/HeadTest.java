package org.ukms.exchange.confirmed.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.exchange.confirmed.value.Vectors;
import org.ukms.json.JsonFault;

class HeadTest {

  private static final String SUITE = "KMAC256;qkd-leader,qkd-follower,static";

  private final String query = new Vectors().text("query");

  /** Half of a surrogate pair would be hashed as a question mark is. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "a\\udc00b", "a b", "\\u0000", "\\u007f", "\u00e9"})
  void f3_aSuiteIsVisibleAsciiAlone(String suite) {
    assertThatThrownBy(() -> read(suite))
        .isInstanceOf(JsonFault.class)
        .hasMessage("suite: a character that is none of visible ASCII");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void f3_aSuiteHasItsLength(int length) {
    assertThatThrownBy(() -> read("a".repeat(length)))
        .isInstanceOf(JsonFault.class)
        .hasMessage("suite: " + length + " characters, expected 1 to 128");
  }

  @Test
  void f3_theLongestSuiteIsRead() throws JsonFault {
    String suite = "!~".repeat(64);

    assertThat(read(suite).head().suite()).isEqualTo(suite);
  }

  private StateQuery read(String suite) throws JsonFault {
    return StateQuery.read(query.replace(SUITE, suite).getBytes(StandardCharsets.UTF_8));
  }
}
