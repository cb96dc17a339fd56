package org.ukms.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N-1, N-2 and N-3, for every kind of identifier. */
class IdentifiersTest {

  private static final List<Function<String, Record>> KINDS =
      List.of(KmeId::new, SaeId::new, PeerName::new);

  @ParameterizedTest
  @ValueSource(strings = {"a", "hsn_alice", "A-z.0_9~", ".a", "a.", "..a", "-", "~", "_"})
  void keepsWhatIsWellFormed(String value) {
    for (Function<String, Record> kind : KINDS) {
      assertThat(kind.apply(value)).hasToString(value);
    }
  }

  @Test
  void takes64CharactersAndNot65() {
    for (Function<String, Record> kind : KINDS) {
      assertThat(kind.apply("x".repeat(64))).hasToString("x".repeat(64));
      refuses(kind, "x".repeat(65));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        " a",
        "a ",
        "a/b",
        "/",
        "%41",
        "a%2Fb",
        ".",
        "..",
        "...",
        "a\n",
        "\na",
        "a\u0000",
        "a\tb",
        "b\u00f6b",
        "a:b",
        "a?b",
        "a#b",
        "a\\b",
        "a;b",
        "a+b",
        "\u0661",
        "a\u202e",
        "a\r"
      })
  void refusesEverythingElse(String value) {
    KINDS.forEach(kind -> refuses(kind, value));
  }

  @Test
  void comparesExactly() {
    assertThat(new KmeId("Bob")).isEqualTo(new KmeId("Bob")).isNotEqualTo(new KmeId("bob"));
    assertThat(new SaeId("Bob")).isEqualTo(new SaeId("Bob")).isNotEqualTo(new SaeId("bob"));
    assertThat(new PeerName("Bob"))
        .isEqualTo(new PeerName("Bob"))
        .isNotEqualTo(new PeerName("bob"));
  }

  private static void refuses(Function<String, Record> kind, String value) {
    assertThatThrownBy(() -> kind.apply(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "not an identifier, expected 1 to 64 of A-Z a-z 0-9 - . _ ~ and not dots alone");
  }
}
