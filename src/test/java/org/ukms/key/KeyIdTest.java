package org.ukms.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "bfd89477-8be6-45f2-aa34-c1de51e3115d",
        "KID-1",
        "a b/c?d=e&f#g",
        "\"'<>\\",
        "clé 鍵",
        "\uD83D\uDD11"
      })
  void takesAnyPrintableText(String value) {
    assertThat(new KeyId(value)).hasToString(value);
  }

  @Test
  void takesUpTo128CharactersAndNoMore() {
    assertThat(new KeyId("k".repeat(128)).value()).hasSize(128);
    assertThatThrownBy(() -> new KeyId("k".repeat(129)))
        .hasMessage("129 characters, expected 1 to 128");
    assertThatThrownBy(() -> new KeyId("")).hasMessage("0 characters, expected 1 to 128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "\t",
        "\u0000",
        "\u001b[2J",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\udc00",
        "a\udd11\ud83d"
      })
  void refusesWhatForgesALogLineAndQuotesNothing(String value) {
    assertThatThrownBy(() -> new KeyId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a control character, expected printable ones");
  }

  @Test
  void isComparedExactly() {
    assertThat(new KeyId("a")).isEqualTo(new KeyId("a")).isNotEqualTo(new KeyId("A"));
  }
}
