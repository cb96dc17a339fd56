package org.ukms.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PskDerivationTest {

  /**
   * The first was computed by two other implementations, the rest by Python's hashlib. From the
   * third on the order of the texts is not that of the bytes: {@code +} and {@code /} stand before
   * the letters.
   */
  @ParameterizedTest
  @CsvSource({
    "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo=, PxmG1TdIQDRTCkPz5UKcbst2q4O3xKWlLTfCfPQW38c=,"
        + " Qb0LbLgFHZkqeiD+sMSvw6vw7545U03RTxi4/JZnrXE=",
    "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo=, MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo=,"
        + " KrfAobn2JEk0DZEftBFCdJ+YG4WV0qJHT8NsIU4KZr0=",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, //////////////////////////////////////////8=,"
        + " gYQ5aiSdI+N4bPgdxxzQ7kbLvO/3Fcd/nBPVfnYbVAY=",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, +Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pg=,"
        + " E1oZCcg/UehP/aw7H22DxKExqDWCa0FPHfstxBJz0Mg=",
    "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pg=, aGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGg=,"
        + " lCBPXyj5qBOlbMpRau7ZEf/qI0uS6vcjgaGVSLBycpY="
  })
  void k5_isTheSameInBothOrders(String one, String other, String psk) {
    QkdKey k1 = SampleKeys.key("one", one);
    QkdKey k2 = SampleKeys.key("other", other);

    assertThat(SampleKeys.text(PskDerivation.classic(k1, k2))).isEqualTo(psk);
    assertThat(SampleKeys.text(PskDerivation.classic(k2, k1))).isEqualTo(psk);
  }

  /** What is hashed is the canonical text: spare bits of the last character do not matter. */
  @Test
  void k5_dependsOnTheBytesAlone() {
    QkdKey canonical = SampleKeys.key("a", SampleKeys.K1);
    QkdKey same = SampleKeys.key("b", SampleKeys.K1.replace("vdo=", "vdp="));
    QkdKey other = SampleKeys.key("c", SampleKeys.K2);

    assertThat(PskDerivation.classic(same, other))
        .isEqualTo(PskDerivation.classic(canonical, other));
  }

  @Test
  void k3_takesNoClosedKeyAndClosesNone() {
    QkdKey open = SampleKeys.key("a", SampleKeys.K1);
    QkdKey closed = SampleKeys.key("b", SampleKeys.K2);
    closed.close();

    assertThatThrownBy(() -> PskDerivation.classic(open, closed))
        .isInstanceOf(IllegalStateException.class);
    assertThat(SampleKeys.text(open.material())).isEqualTo(SampleKeys.K1);
  }
}
