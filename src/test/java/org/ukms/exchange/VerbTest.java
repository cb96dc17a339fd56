package org.ukms.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbTest {

  @Test
  void p1_isALowerCaseSegmentOfThePath() {
    assertThat(Verb.values()).extracting(Verb::path).containsExactly("new", "rotate");
  }
}
