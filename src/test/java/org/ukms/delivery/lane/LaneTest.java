package org.ukms.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ukms.delivery.Handover;
import org.ukms.delivery.Handover.Facts;
import org.ukms.delivery.Reason;
import org.ukms.delivery.lane.DeliveryView.State;
import org.ukms.event.Event;
import org.ukms.key.Psk;
import org.ukms.key.SampleKeys;
import org.ukms.name.PeerName;
import org.ukms.rotation.VirtualTime;
import org.ukms.schedule.Backoff;

class LaneTest {

  private static final String ONE = SampleKeys.K1 + " exchanged";
  private static final String TWO = SampleKeys.K2 + " exchanged";

  private final VirtualTime time = new VirtualTime();
  private final List<Event> events = new ArrayList<>();
  private final FakeOutlet outlet = new FakeOutlet();
  private final Lane lane = lane(outlet);

  private Lane lane(Outlet of) {
    return new Lane(
        of,
        new LaneThread(new Serial(work -> time.in(Duration.ZERO, work)), time::in, time),
        new Pace(
            new PeerName("hsn_bob"),
            "fake one",
            new Backoff(Pace.LONGEST, new Random(1)),
            time,
            events::add),
        new Random(2));
  }

  private static Handover handover(String text) {
    try (Psk psk = SampleKeys.psk(text)) {
      Psk kept = psk.copy();
      return Handover.same(kept, Facts.NONE);
    }
  }

  private CompletableFuture<Void> put(String text) {
    CompletableFuture<Void> tried = lane.put(handover(text));
    time.pass(Duration.ZERO);
    return tried;
  }

  @Test
  void l4_putsAKeyInPlaceAndSaysSinceWhen() {
    assertThat(lane.view().state()).isEqualTo(State.WAITING);
    Instant before = time.instant();

    assertThat(put(SampleKeys.K1)).isCompleted();
    time.pass(Duration.ofHours(1));

    assertThat(outlet.got).containsExactly(ONE);
    assertThat(lane.view().state()).isEqualTo(State.SET);
    assertThat(lane.view().since()).isEqualTo(before);
    assertThat(lane.view().reason()).contains(Reason.EXCHANGED);
    assertThat(events).isEmpty();
  }

  @Test
  void l3_triesAgainWithABackoffAndTellsHowOldTheFailureIs() {
    outlet.failure = "no such device";
    Instant first = time.instant();

    assertThat(put(SampleKeys.K1)).isCompleted();
    time.pass(Duration.ofMinutes(10));

    assertThat(lane.view().state()).isEqualTo(State.FAILED);
    assertThat(lane.view().since()).isEqualTo(first);
    assertThat(lane.view().cause()).contains("no such device");
    assertThat(events.get(0).line())
        .startsWith("hsn_bob: delivery fake one failed: no such device; next attempt in 2.");
    // Tried every 2 to 60 s, and told once a minute.
    assertThat(events).hasSizeBetween(8, 12);

    outlet.failure = "";
    time.pass(Duration.ofMinutes(1));
    assertThat(outlet.got).containsExactly(ONE);
    assertThat(lane.view().state()).isEqualTo(State.SET);
    assertThat(events.get(events.size() - 1).text())
        .isEqualTo("delivery fake one is in place again");
  }

  @Test
  void l4_onlyTheNewestKeyIsTriedAgain() {
    outlet.failure = "no such device";
    var unused = put(SampleKeys.K1);
    unused = put(SampleKeys.K2);
    outlet.failure = "";

    time.pass(Duration.ofMinutes(1));

    assertThat(outlet.got).containsExactly(TWO);
  }

  @Test
  void l4_aNewKeyIsTriedAtOnceThoughTheOneBeforeWaits() {
    outlet.failure = "no such device";
    var unused = put(SampleKeys.K1);
    outlet.failure = "";

    unused = put(SampleKeys.K2);
    assertThat(outlet.got).containsExactly(TWO);

    time.pass(Duration.ofHours(1));
    assertThat(outlet.got).containsExactly(TWO);
  }

  @Test
  void l4_keysThatCameWhileItHungAreOneTask() {
    CompletableFuture<Void> first = lane.put(handover(SampleKeys.K1));
    CompletableFuture<Void> second = lane.put(handover(SampleKeys.K2));
    assertThat(second).isSameAs(first).isNotDone();

    time.pass(Duration.ZERO);

    assertThat(first).isCompleted();
    assertThat(outlet.got).containsExactly(TWO);
  }

  @Test
  void l3_whatAnOutletThrowsUnexpectedlyIsAFailure() {
    Lane broken =
        lane(
            new Outlet() {
              @Override
              public String kind() {
                return "fake";
              }

              @Override
              public String target() {
                return "two";
              }

              @Override
              public Optional<String> label() {
                return Optional.empty();
              }

              @Override
              public void deliver(Parcel parcel) {
                throw new IllegalStateException("broken");
              }
            });
    CompletableFuture<Void> tried = broken.put(handover(SampleKeys.K1));
    time.pass(Duration.ZERO);

    assertThat(tried).isCompleted();
    assertThat(broken.view().cause().orElseThrow()).contains("broken");
  }

  @Test
  void l6_whereNoKeyIsKnownOnlyWhoNeedsOneGetsARandomOne() {
    var unused = lane.put(Handover.unknown());
    time.pass(Duration.ZERO);
    assertThat(outlet.got).isEmpty();

    outlet.needsKey = true;
    unused = lane.put(Handover.unknown());
    time.pass(Duration.ZERO);
    assertThat(outlet.got).hasSize(1).allMatch(got -> got.endsWith(" stale"));
    assertThat(lane.view().reason()).contains(Reason.STALE);
  }

  @Test
  void l9_aStaleKeyIsRandomForEachDelivery() {
    Handover stale = Handover.stale(new Random(3));
    for (int i = 0; i < 2; i++) {
      var unused = lane.put(stale);
      time.pass(Duration.ZERO);
    }

    assertThat(outlet.got).doesNotHaveDuplicates().allMatch(got -> got.endsWith(" stale"));
  }

  @Test
  void l9_aDeliveryWithALabelGetsItsOwnKey() {
    outlet.label = Optional.of("vpn");
    Psk psk = SampleKeys.psk(SampleKeys.K1);
    Psk own = SampleKeys.psk(SampleKeys.K2);

    var unused = lane.put(Handover.of(psk, Map.of("vpn", own), Facts.NONE));
    time.pass(Duration.ZERO);
    assertThat(outlet.got).containsExactly(TWO);

    // Stored before the label was configured: nobody knows its key.
    unused = lane.put(Handover.of(psk, Map.of(), Facts.NONE));
    time.pass(Duration.ZERO);
    assertThat(outlet.got).containsExactly(TWO);
  }

  @Test
  void l7_setIsNotInUse() {
    outlet.tellsUse = true;
    var unused = put(SampleKeys.K1);
    time.pass(Duration.ofMinutes(1));
    assertThat(lane.view().state()).isEqualTo(State.SET);

    Instant handshake = time.instant();
    outlet.inUse = Optional.of(handshake);
    time.pass(Duration.ofMinutes(1));
    assertThat(lane.view().state()).isEqualTo(State.IN_USE);
    assertThat(lane.view().since()).isEqualTo(handshake);

    outlet.inUse = Optional.empty();
    unused = put(SampleKeys.K2);
    assertThat(lane.view().state()).isEqualTo(State.SET);
  }

  @Test
  void l8_aKeyThatNoLongerStandsThereIsSetAgain() {
    outlet.tellsUse = true;
    var unused = put(SampleKeys.K1);
    outlet.lost = "not the one that was set";
    time.pass(Duration.ofSeconds(5));
    assertThat(lane.view().state()).isEqualTo(State.FAILED);

    time.pass(Duration.ofSeconds(4));

    assertThat(outlet.got).containsExactly(ONE, ONE);
    assertThat(lane.view().state()).isEqualTo(State.SET);
    assertThat(events).extracting(Event::text).hasSize(2);
  }

  @Test
  void l3_whatALookThrowsUnexpectedlyIsAFailureAndTheLaneGoesOn() {
    outlet.tellsUse = true;
    var unused = put(SampleKeys.K1);
    outlet.broken = true;
    time.pass(Duration.ofSeconds(5));
    assertThat(lane.view().cause().orElseThrow()).contains("broken");

    outlet.broken = false;
    time.pass(Duration.ofSeconds(4));
    assertThat(outlet.got).containsExactly(ONE, ONE);
  }

  @Test
  void afterItsEndItTakesAndDoesNothing() {
    outlet.failure = "no such device";
    var unused = put(SampleKeys.K1);
    unused = lane.close();
    outlet.failure = "";

    time.pass(Duration.ofHours(1));
    assertThat(put(SampleKeys.K2)).isCompleted();

    assertThat(outlet.got).isEmpty();
  }
}
