package org.ukms.exchange.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ukms.exchange.confirmed.message.Head;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.key.KeyMaterial;
import org.ukms.key.SampleKeys;

/** Two ends that are configured alike, and others. */
class ConfigurationTest {

  @Test
  void agreesWithAStaticSecretAtBothEnds() {
    TwoEnds pair = new TwoEnds(withSecret(1), withSecret(1));
    pair.begin();
    assertThat(pair.agreeOn(1)).isTrue();

    pair.begin();

    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void refusesAStaticSecretAtOneEnd() {
    refuses(new TwoEnds(withSecret(1), TwoEnds.terms()), Reason.SUITE);
    refuses(new TwoEnds(TwoEnds.terms(), withSecret(1)), Reason.SUITE);
  }

  @Test
  void refusesAnotherStaticSecret() {
    refuses(new TwoEnds(withSecret(1), withSecret(2)), Reason.STATIC);
  }

  @ParameterizedTest
  @CsvSource({
    "hsn_eve, hsn_bob, sae_alice, sae_bob, IDENTITY",
    "hsn_alice, hsn_eve, sae_alice, sae_bob, IDENTITY",
    "hsn_alice, hsn_bob, sae_eve, sae_bob, IDENTITY",
    "hsn_alice, hsn_bob, sae_alice, sae_eve, IDENTITY",
    "hsn_bob, hsn_alice, sae_bob, sae_alice, ROLE"
  })
  void refusesAnotherPair(
      String leader, String follower, String leaderSae, String followerSae, Reason reason) {
    Link other = new Link(leader, follower, leaderSae, followerSae);
    refuses(
        new TwoEnds(TwoEnds.terms(), new Terms(other, Optional.empty(), TwoEnds.START)), reason);
  }

  @Test
  void refusesAnotherSuite() {
    TwoEnds pair = TwoEnds.agreed();
    Head head = new Head("KMAC256;ml-kem", TwoEnds.LINK, pair.token(), TwoEnds.START);

    Answer answer = pair.ask(new StateQuery(head, pair.token(), Tags.NONE));

    assertThat(answer).isEqualTo(new Answer.Refused(Reason.SUITE));
  }

  private static void refuses(TwoEnds pair, Reason reason) {
    pair.begin();

    assertThat(pair.answers).containsExactly(new Answer.Refused(reason));
    assertThat(pair.alarms).containsExactly("the two ends differ: " + reason.word());
    assertThat(pair.devices.calls()).isZero();
  }

  private static Terms withSecret(int value) {
    KeyMaterial secret = SampleKeys.filledWith(value, "file").material();
    return new Terms(TwoEnds.LINK, Optional.of(secret), TwoEnds.START);
  }
}
