package org.ukms.exchange.confirmed.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

  @Test
  void isSixteenBytes() {
    assertThat(new Token("AAECAwQFBgcICQoLDA0ODw==").bytes()).hasSize(16).startsWith(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAEC",
        "AAECAwQFBgcICQoLDA0ODw",
        "AAECAwQFBgcICQoLDA0ODx==",
        "AAECAwQFBgcICQoLDA0ODw=",
        "AAECAwQFBgcICQoLDA0ODxA=",
        "AAECAwQFBgcICQoLDA0OD-==",
        "A ECAwQFBgcICQoLDA0ODw=="
      })
  void isRefusedInAnyOtherForm(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Token(text));
  }
}
