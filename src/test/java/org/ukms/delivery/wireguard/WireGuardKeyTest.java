package org.ukms.delivery.wireguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireGuardKeyTest {

  private static final String SOUND = "K0AhESLXy+LvVjELWUe+aDEzwikiDGC9qz7msIszLyI=";

  @Test
  void isThirtyTwoBytesOfBase64() {
    assertThat(new WireGuardKey(SOUND)).hasToString(SOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "K0AhESLXy+LvVjELWUe+aDEzwikiDGC9qz7msIszLyI",
        "K0AhESLXy+LvVjELWUe+aDEzwikiDGC9qz7msIszLyJ=",
        "K0AhESLXy+LvVjELWUe+aDEzwikiDGC9qz7msIszLyI= ",
        "K0AhESLXy-LvVjELWUe-aDEzwikiDGC9qz7msIszLyI=",
        "K0AhESLXy+LvVjELWUe+aDEzwikiDGC9qz7msIszLyIA"
      })
  void anythingElseIsRefusedAndNotQuoted(String text) {
    assertThatThrownBy(() -> new WireGuardKey(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not 32 bytes of base64, expected a public key as `wg show` writes it");
  }
}
