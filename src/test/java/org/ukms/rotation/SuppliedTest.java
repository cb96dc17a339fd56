package org.ukms.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.PskDelivery;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.failover.Breakers;
import org.ukms.etsi014.failover.FailoverKme;
import org.ukms.etsi014.failover.FakeDevice;
import org.ukms.etsi014.failover.Leg;
import org.ukms.etsi014.pool.KeySupply;
import org.ukms.etsi014.pool.SupplyWatch;
import org.ukms.event.Event;
import org.ukms.event.KmeEvent.KeysLow;
import org.ukms.event.KmeEvent.Paced;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.state.Pair;

/** Rotations as the keys of the QKD device come and go. */
class SuppliedTest {

  private static final PeerName BOB = new PeerName("bob");
  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Duration KME_TIMEOUT = Duration.ofSeconds(5);

  private final VirtualTime time = new VirtualTime();
  private final FakeDevice device = new FakeDevice("device", time);
  private final Breakers breakers = new Breakers(time, new Random(1), INTERVAL);

  private VirtualNode alice;
  private KeySupply supply;
  private int peerAsked;

  @BeforeEach
  void aNodeWithOnePeer(@TempDir Path folder) throws IOException {
    alice = new VirtualNode("alice", time, INTERVAL, folder, 1);
    alice.connect(BOB, this::link);
  }

  private PeerLink link(PskDelivery delivery) {
    List<Leg> legs = List.of(new Leg(device, breakers.standing(device.url()), 20));
    supply = new KeySupply(List.of(legs.get(0).standing()), INTERVAL, Optional.empty());
    Surroundings around =
        new Surroundings(
            time,
            new Random(1),
            new Random(2),
            Runnable::run,
            (peer, wait) -> {},
            alice.events::add);
    return ClassicLink.of(
        new Pair(alice.name, BOB),
        this::answer,
        supply.counted(new FailoverKme(legs, KME_TIMEOUT, time)),
        new SupplyWatch(BOB, legs, supply, KME_TIMEOUT, time::in, around),
        time,
        delivery);
  }

  private CompletableFuture<KeyId> answer(Verb verb) {
    return CompletableFuture.completedFuture(new KeyId("theirs-" + ++peerAsked));
  }

  private long told(Class<? extends Event> kind) {
    return alice.events.stream().filter(kind::isInstance).count();
  }

  @Test
  void r21_rotatesSlowlyWithFewKeysAndAsUsualOnceThereAreEnough() {
    alice.start();
    device.stores(4, 100);
    time.pass(Duration.ofMinutes(60));

    assertThat(told(Event.Rotated.class)).isBetween(7L, 8L);
    assertThat(told(KeysLow.class)).isEqualTo(1);
    assertThat(told(Paced.class)).isEqualTo(1);
    assertThat(supply.view().slowedTo()).contains(INTERVAL.multipliedBy(5));

    device.stores(100, 100);
    time.pass(Duration.ofMinutes(60));
    assertThat(told(Event.Rotated.class)).isBetween(36L, 39L);
    assertThat(told(Paced.class)).isEqualTo(2);
  }

  @Test
  void r22_rotatesSoonAfterTheDeviceIsBackAndBurnsFewOfThePeersKeysMeanwhile() {
    alice.start();
    time.pass(Duration.ofMinutes(1));
    int before = peerAsked;
    device.isGone(Kind.UNREACHABLE);
    time.pass(Duration.ofMinutes(30));
    long rotated = told(Event.Rotated.class);
    assertThat(peerAsked - before).isBetween(1, 25);

    device.works();
    time.pass(Duration.ofSeconds(18));
    assertThat(told(Event.Rotated.class)).isEqualTo(rotated + 1);
  }

  @Test
  void r22_thePeerIsNotAskedWhileTheDeviceRests() {
    device.isGone(Kind.UNREACHABLE);
    Leg ofOtherLink = new Leg(device, breakers.standing(device.url()), 20);
    assertThat(new FailoverKme(List.of(ofOtherLink), KME_TIMEOUT, time).getKey())
        .isCompletedExceptionally();

    alice.start();
    time.pass(Duration.ofMillis(500));
    assertThat(told(Event.RotationFailed.class)).isEqualTo(1);
    assertThat(peerAsked).isZero();
    device.works();
    time.pass(Duration.ofSeconds(3));
    assertThat(told(Event.Rotated.class)).isEqualTo(1);
  }
}
