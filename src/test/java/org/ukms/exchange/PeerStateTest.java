package org.ukms.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.key.SampleKeys.K1;
import static org.ukms.key.SampleKeys.K2;
import static org.ukms.key.SampleKeys.PSK;
import static org.ukms.key.SampleKeys.key;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;

class PeerStateTest {

  private static final Optional<QkdKey> NONE = Optional.empty();

  private final QkdKey one = key("one", K1);
  private final QkdKey two = key("two", K2);
  private final QkdKey three = SampleKeys.filledWith(3, "three");

  private final PeerState whole =
      new PeerState(Optional.of(one), Optional.of(two), Optional.empty(), false);

  @Test
  void x4_asksByNewWhereNothingIsKnown() {
    PeerState state = PeerState.unknown();

    assertThat(state.nextVerb()).isEqualTo(Verb.NEW);
    assertThat(state.psk()).isEmpty();
    assertThat(state.keys()).isEmpty();
    assertThat(state.inDoubt()).isFalse();
  }

  @Test
  void x1_thePskNeedsBothKeys() {
    assertThat(PeerState.unknown().received(two).psk()).isEmpty();
    assertThat(new PeerState(Optional.of(one), NONE, NONE, false).psk()).isEmpty();
    assertThat(whole.psk()).map(SampleKeys::text).contains(PSK);
  }

  @Test
  void x1_bothEndsHaveTheSamePsk() {
    PeerState mirrored = new PeerState(Optional.of(two), Optional.of(one), NONE, false);

    assertThat(mirrored.psk()).isEqualTo(whole.psk());
  }

  @Test
  void x1_theKeyThatThePeerNamedReplacesItsLastOne() {
    PeerState next = whole.received(three);

    assertThat(next)
        .isEqualTo(new PeerState(Optional.of(one), Optional.of(three), Optional.empty(), false));
  }

  @Test
  void x2_anOfferIsNotUsedBeforeItsReplyHasLeft() {
    PeerState next = whole.offering(Verb.ROTATE, three);

    assertThat(next.ours()).contains(one);
    assertThat(next.theirs()).contains(two);
    assertThat(next.offered()).contains(three);
    assertThat(next.psk()).isEqualTo(whole.psk());
    assertThat(next.nextVerb()).isEqualTo(Verb.ROTATE);
  }

  @Test
  void x2_theReplyThatLeftMakesTheOfferOurs() {
    Optional<PeerState> next = whole.offering(Verb.ROTATE, three).replyLeft(new KeyId("three"));

    assertThat(next).contains(new PeerState(Optional.of(three), Optional.of(two), NONE, false));
  }

  @Test
  void x2_aRepeatedReplyChangesNothing() {
    PeerState installed =
        whole.offering(Verb.ROTATE, three).replyLeft(new KeyId("three")).orElseThrow();

    assertThat(installed.replyLeft(new KeyId("three"))).isEmpty();
  }

  @Test
  void x2_theReplyOfAnOlderOfferChangesNothing() {
    PeerState twice = whole.offering(Verb.ROTATE, three).offering(Verb.ROTATE, key("four", K1));

    assertThat(twice.replyLeft(new KeyId("three"))).isEmpty();
    assertThat(twice.offered()).map(QkdKey::id).contains(new KeyId("four"));
  }

  @Test
  void x2_aReplyWithoutAnOfferChangesNothing() {
    assertThat(whole.replyLeft(new KeyId("one"))).isEmpty();
    assertThat(PeerState.unknown().replyLeft(new KeyId("one"))).isEmpty();
  }

  @Test
  void x2_aKeyOfThePeerLeavesTheOfferOpen() {
    PeerState next = whole.offering(Verb.ROTATE, three).received(key("four", K1));

    assertThat(next.offered()).contains(three);
    assertThat(next.theirs()).map(QkdKey::id).contains(new KeyId("four"));
    assertThat(next.replyLeft(new KeyId("three"))).isPresent();
  }

  @Test
  void x3_aPeerThatAsksByNewMakesUsForgetItsKey() {
    PeerState next = whole.offering(Verb.NEW, three);

    assertThat(next.theirs()).isEmpty();
    assertThat(next.ours()).contains(one);
    assertThat(next.psk()).isEmpty();
    assertThat(next.replyLeft(new KeyId("three")))
        .contains(new PeerState(Optional.of(three), NONE, NONE, false));
  }

  @Test
  void x4_asksByNewUntilAKeyOfOurOwnIsOutThere() {
    PeerState heard = PeerState.unknown().received(two);
    PeerState offering = heard.offering(Verb.ROTATE, three);

    assertThat(heard.nextVerb()).isEqualTo(Verb.NEW);
    assertThat(offering.nextVerb()).isEqualTo(Verb.NEW);
    assertThat(offering.replyLeft(new KeyId("three")).orElseThrow().nextVerb())
        .isEqualTo(Verb.ROTATE);
  }

  @Test
  void x4_goesOnByRotateAfterARestartOfAWholeState() {
    PeerState restored = PeerState.restored(Optional.of(one), Optional.of(two), Optional.empty());

    assertThat(restored).isEqualTo(whole);
    assertThat(restored.nextVerb()).isEqualTo(Verb.ROTATE);
  }

  @Test
  void x4_asksByNewAfterARestartWithAnOpenOffer() {
    PeerState restored = PeerState.restored(Optional.of(one), Optional.of(two), Optional.of(three));

    assertThat(restored.inDoubt()).isTrue();
    assertThat(restored.nextVerb()).isEqualTo(Verb.NEW);
    assertThat(restored.psk()).isEqualTo(whole.psk());
  }

  /** The peer's key says nothing of ours, and neither does an offer that has not left. */
  @Test
  void x4_theDoubtEndsWithAReplyThatLeftAndNotBefore() {
    PeerState restored = PeerState.restored(Optional.of(one), Optional.of(two), Optional.of(three));
    PeerState received = restored.received(key("four", K1));
    PeerState offering = received.offering(Verb.ROTATE, key("five", K2));
    PeerState certain = offering.replyLeft(new KeyId("five")).orElseThrow();

    assertThat(received.nextVerb()).isEqualTo(Verb.NEW);
    assertThat(offering.nextVerb()).isEqualTo(Verb.NEW);
    assertThat(offering.replyLeft(new KeyId("three"))).isEmpty();
    assertThat(certain.inDoubt()).isFalse();
    assertThat(certain.nextVerb()).isEqualTo(Verb.ROTATE);
  }

  @Test
  void tellsAllKeysThatItHolds() {
    assertThat(whole.keys()).containsExactly(one, two);
    assertThat(whole.offering(Verb.ROTATE, three).keys()).containsExactly(one, two, three);
    assertThat(whole.offering(Verb.NEW, three).keys()).containsExactly(one, three);
  }

  @Test
  void k2_isPrintedWithoutItsKeys() {
    assertThat(whole.toString())
        .contains("id=one", "id=two", "KeyMaterial[redacted]")
        .doesNotContain(K1, K2);
  }
}
