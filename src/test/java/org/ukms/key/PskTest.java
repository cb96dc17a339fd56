package org.ukms.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PskTest {

  @Test
  void lendsItsTextOf44CharactersWithoutANewline() {
    assertThat(SampleKeys.text(SampleKeys.psk(SampleKeys.PSK)))
        .isEqualTo(SampleKeys.PSK)
        .hasSize(44);
    assertThat(SampleKeys.text(SampleKeys.filledWith(-1, "x").material()))
        .isEqualTo("//////////////////////////////////////////8=");
  }

  @Test
  void k3_overwritesTheTextThatItLent() {
    List<byte[]> lent = new ArrayList<>();

    assertThat(SampleKeys.psk(SampleKeys.PSK).<Boolean>exposeText(lent::add)).isTrue();

    assertThat(lent.get(0)).hasSize(44).containsOnly(0);
  }

  @Test
  void k3_hasNoTextOnceClosed() {
    Psk psk = SampleKeys.psk(SampleKeys.PSK);

    psk.close();

    assertThatThrownBy(() -> psk.exposeText(byte[]::clone))
        .isInstanceOf(IllegalStateException.class);
  }
}
