package org.ukms.config.toml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CFG-2: the word that was probably meant. */
class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "alais, alias",
    "alia, alias",
    "ALIAS, alias",
    "etsi_uri, etsi_url",
    "ukmsurl, ukms_url",
    "master_sae, master_SAE_ID",
    "slave_KME_ID, slave_SAE_ID",
  })
  void findsTheNearest(String word, String meant) {
    assertThat(Nearest.to(word, Keys.PEER.names())).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "bob", "interval", "target_KME_ID", "''"})
  void proposesNothingThatIsFar(String word) {
    assertThat(Nearest.to(word, Keys.PEER.names())).isEmpty();
  }

  @Test
  void prefersTheFirstOfTwoAsNear() {
    assertThat(Nearest.to("abd", List.of("abc", "abe"))).contains("abc");
  }
}
