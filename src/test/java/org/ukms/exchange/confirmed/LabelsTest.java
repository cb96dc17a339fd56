package org.ukms.exchange.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.key.SampleKeys;

/** F-5 for deliveries that have a key of their own. */
class LabelsTest {

  private static Terms labelled(String... labels) {
    return new Terms(TwoEnds.LINK, Optional.empty(), new TreeSet<>(List.of(labels)), TwoEnds.START);
  }

  private static List<String> keys(ChainState state) {
    return new TreeMap<>(state.labelled()).values().stream().map(SampleKeys::text).toList();
  }

  @Test
  void bothEndsHaveTheSameKeyForEachLabelAndNoneIsThePsk() {
    TwoEnds pair = new TwoEnds(labelled("vpn", "ipsec"), labelled("ipsec", "vpn"));
    pair.begin();

    assertThat(pair.agreeOn(1)).isTrue();
    assertThat(keys(pair.leaderDisk)).hasSize(2).doesNotHaveDuplicates();
    assertThat(keys(pair.followerDisk)).isEqualTo(keys(pair.leaderDisk));
    assertThat(keys(pair.leaderDisk)).doesNotContain(pair.leaderOutput);
  }

  @Test
  void theyChangeWithEachEpochAndNotBeforeItIsAcknowledged() {
    TwoEnds pair = new TwoEnds(labelled("vpn"), labelled("vpn"));
    pair.begin();
    List<String> first = keys(pair.leaderDisk);

    pair.lose("commit reply");
    pair.begin();
    assertThat(pair.leaderDisk.unacknowledged()).isTrue();
    assertThat(keys(pair.leaderDisk)).isEqualTo(first);
    assertThat(keys(pair.followerDisk)).isNotEqualTo(first);

    pair.begin();
    assertThat(pair.agreeOn(2)).isTrue();
    assertThat(keys(pair.leaderDisk)).isEqualTo(keys(pair.followerDisk)).isNotEqualTo(first);
  }

  @Test
  void endsWithOtherLabelsDoNotSpeak() {
    TwoEnds pair = new TwoEnds(labelled("vpn"), labelled());
    pair.begin();

    assertThat(pair.agreeOn(1)).isFalse();
    assertThat(pair.leaderDisk.number()).isZero();
  }

  @Test
  void theSuiteNamesThem() {
    assertThat(labelled().suite()).isEqualTo("KMAC256;qkd-leader,qkd-follower");
    assertThat(labelled("vpn", "ipsec").suite())
        .isEqualTo("KMAC256;qkd-leader,qkd-follower;ipsec,vpn");
  }
}
