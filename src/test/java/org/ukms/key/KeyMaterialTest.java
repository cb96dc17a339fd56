package org.ukms.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaterialTest {

  private static final byte[] SOME = new byte[KeyMaterial.BYTES];

  static {
    for (int i = 0; i < SOME.length; i++) {
      SOME[i] = (byte) (i + 1);
    }
  }

  @Test
  void k3_overwritesWhatItWasTakenFrom() {
    byte[] source = SOME.clone();

    try (KeyMaterial key = KeyMaterial.taken(source)) {
      assertThat(source).containsOnly(0);
      assertThat(key.expose(byte[]::clone)).isEqualTo(SOME);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 64})
  void k1_refusesOtherLengthsAndOverwritesThemAllTheSame(int length) {
    byte[] source = new byte[length];
    Arrays.fill(source, (byte) 7);

    assertThatThrownBy(() -> KeyMaterial.taken(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(length + " bytes, expected 32");
    assertThat(source).doesNotContain(7);
  }

  @Test
  void k3_overwritesTheCopyThatItLent() {
    List<byte[]> lent = new ArrayList<>();
    KeyMaterial key = KeyMaterial.taken(SOME.clone());

    assertThat(key.<Boolean>expose(lent::add)).isTrue();

    assertThat(lent.get(0)).containsOnly(0);
    assertThat(key.expose(byte[]::clone)).isEqualTo(SOME);
  }

  @Test
  void k3_overwritesTheCopyWhenTheFunctionThrows() {
    List<byte[]> lent = new ArrayList<>();
    KeyMaterial key = KeyMaterial.taken(SOME.clone());

    assertThatThrownBy(
            () ->
                key.expose(
                    bytes -> {
                      lent.add(bytes);
                      throw new IllegalStateException("of the function");
                    }))
        .hasMessage("of the function");

    assertThat(lent.get(0)).containsOnly(0);
  }

  @Test
  void k3_whatIsDoneToTheCopyDoesNotReachTheKey() {
    KeyMaterial key = KeyMaterial.taken(SOME.clone());

    assertThat(key.<Byte>expose(bytes -> bytes[0] = 99)).isEqualTo((byte) 99);

    assertThat(key.expose(byte[]::clone)).isEqualTo(SOME);
  }

  @Test
  void k3_lendsNothingOnceClosed() {
    KeyMaterial key = KeyMaterial.taken(SOME.clone());

    key.close();
    key.close();

    assertThatThrownBy(() -> key.expose(byte[]::clone))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this key was closed");
  }

  @Test
  void k4_isEqualToTheSameBytesAlone() {
    KeyMaterial key = KeyMaterial.taken(SOME.clone());
    byte[] other = SOME.clone();
    other[31] ^= 1;

    assertThat(key)
        .isEqualTo(KeyMaterial.taken(SOME.clone()))
        .hasSameHashCodeAs(KeyMaterial.taken(SOME.clone()))
        .isNotEqualTo(KeyMaterial.taken(other))
        .isNotEqualTo("text");
  }

  /** Two closed keys hold the same zeros, and are no equal keys. */
  @Test
  void k4_comparesNoClosedKey() {
    KeyMaterial open = KeyMaterial.taken(SOME.clone());
    KeyMaterial closed = KeyMaterial.taken(SOME.clone());
    closed.close();

    assertThatThrownBy(() -> open.equals(closed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> closed.equals(open)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void k4_aHashTellsNothingOfTheBytes() {
    assertThat(KeyMaterial.taken(SOME.clone()))
        .hasSameHashCodeAs(KeyMaterial.taken(new byte[KeyMaterial.BYTES]));
  }

  @Test
  void k2_isRedactedWhereverItIsPrinted() {
    QkdKey key = SampleKeys.key("KID-1", SampleKeys.K1);

    assertThat(key.material()).hasToString("KeyMaterial[redacted]");
    assertThat(key).hasToString("QkdKey[id=KID-1, material=KeyMaterial[redacted]]");
    assertThat(new Psk(key.material())).hasToString("Psk[material=KeyMaterial[redacted]]");
  }

  @Test
  void k3_aKeyEndsItsMaterial() {
    QkdKey key = SampleKeys.key("KID-1", SampleKeys.K1);

    key.close();

    assertThatThrownBy(() -> key.material().expose(byte[]::clone))
        .isInstanceOf(IllegalStateException.class);
  }
}
