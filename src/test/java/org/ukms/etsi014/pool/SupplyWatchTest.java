package org.ukms.etsi014.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.failover.Breakers;
import org.ukms.etsi014.failover.DeviceView;
import org.ukms.etsi014.failover.DeviceView.State;
import org.ukms.etsi014.failover.FailoverKme;
import org.ukms.etsi014.failover.FakeDevice;
import org.ukms.etsi014.failover.Leg;
import org.ukms.event.Event;
import org.ukms.event.KmeEvent.DeviceBack;
import org.ukms.event.KmeEvent.DeviceDiffers;
import org.ukms.event.KmeEvent.DeviceFailing;
import org.ukms.event.KmeEvent.KeysEnough;
import org.ukms.event.KmeEvent.KeysLow;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.rotation.VirtualTime;

/** What the status of devices tells, and what is counted (E-12 to E-14). */
class SupplyWatchTest {

  private static final PeerName BOB = new PeerName("hsn_bob");
  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofSeconds(30);

  private final VirtualTime time = new VirtualTime();
  private final FakeDevice first = new FakeDevice("first", time);
  private final FakeDevice second = new FakeDevice("second", time);
  private final List<Event> events = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Breakers breakers = new Breakers(time, new Random(1), INTERVAL);

  private KeySupply supply;
  private Kme kme;
  private SupplyWatch watch;

  private void begin(Optional<Duration> staleAfter, FakeDevice... devices) {
    List<Leg> legs = new ArrayList<>();
    for (FakeDevice device : devices) {
      legs.add(new Leg(device, breakers.standing(device.url()), 20));
    }
    supply = new KeySupply(legs.stream().map(Leg::standing).toList(), INTERVAL, staleAfter);
    kme = supply.counted(new FailoverKme(legs, Duration.ofSeconds(5), time));
    watch =
        new SupplyWatch(
            BOB,
            legs,
            supply,
            Duration.ofSeconds(5),
            time::in,
            new Surroundings(
                time,
                new Random(1),
                new Random(2),
                Runnable::run,
                (peer, wait) -> {},
                events::add));
    watch.begin(
        Duration.ofSeconds(1),
        new SupplyListener() {
          @Override
          public void pace(Duration pace, boolean empty) {
            told.add(pace.toSeconds() + (empty ? " empty" : ""));
          }

          @Override
          public void deviceIsBack() {
            told.add("back");
          }
        });
  }

  private void begin(FakeDevice... devices) {
    begin(Optional.empty(), devices);
  }

  private DeviceView view(int device) {
    return supply.view().devices().get(device);
  }

  @Test
  void e12_asksSoonAndThenEveryHalfMinute() {
    begin(first);
    assertThat(supply.view().stored()).isEmpty();

    time.pass(Duration.ofSeconds(1));
    assertThat(first.statusAsked).isEqualTo(1);
    assertThat(supply.view().stored()).contains(100L);
    assertThat(supply.view().max()).contains(100L);
    assertThat(view(0).state()).isEqualTo(State.OK);
    time.pass(Duration.ofMinutes(10));
    assertThat(first.statusAsked).isBetween(21, 26);
    assertThat(told).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void e12_asksNoMoreOnceItIsClosed() {
    begin(first);
    time.pass(Duration.ofSeconds(1));

    watch.close();
    time.pass(Duration.ofMinutes(10));
    assertThat(first.statusAsked).isEqualTo(1);
  }

  @Test
  void e12_endsWhereNothingIsRunLaterAnyMore() {
    SupplyWatch ending =
        new SupplyWatch(
            BOB,
            List.of(new Leg(first, breakers.standing(first.url()), 20)),
            new KeySupply(List.of(), INTERVAL, Optional.empty()),
            Duration.ofSeconds(5),
            (wait, work) -> {
              throw new RejectedExecutionException();
            },
            new Surroundings(
                time,
                new Random(1),
                new Random(2),
                Runnable::run,
                (peer, wait) -> {},
                events::add));
    ending.begin(Duration.ZERO, new Supplies());
    assertThat(first.statusAsked).isZero();
  }

  private static final class Supplies implements SupplyListener {
    @Override
    public void pace(Duration pace, boolean empty) {
      throw new AssertionError("nothing is known");
    }

    @Override
    public void deviceIsBack() {
      throw new AssertionError("nothing is known");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20,120",
    "19,240",
    "10,240",
    "9,360",
    "7,360",
    "5,480",
    "2,1200",
    "1,1200",
    "0,1200 empty"
  })
  void e12_rotationsSlowDownAsKeysBecomeFew(long stored, String pace) {
    begin(first);
    first.stores(stored, 100);
    time.pass(POLL);

    assertThat(told).isEqualTo(pace.equals("120") ? List.of() : List.of(pace));
    assertThat(supply.view().slowedTo().isPresent()).isEqualTo(!told.isEmpty());
  }

  @Test
  void e12_neverSoFarThatAPskBecomesStale() {
    begin(Optional.of(Duration.ofMinutes(6)), first);
    first.stores(1, 100);
    time.pass(POLL);

    assertThat(told).containsExactly("240");
  }

  @Test
  void e12_theAlarmIsToldOnceAndSoIsItsEnd() {
    begin(first);
    for (long stored : new long[] {25, 19, 18, 15, 20, 21, 19, 22, 19, 30}) {
      first.stores(stored, 100);
      time.pass(POLL);
    }

    assertThat(events)
        .containsExactly(
            new KeysLow(BOB, 19, 20),
            new KeysEnough(BOB, 22),
            new KeysLow(BOB, 19, 20),
            new KeysEnough(BOB, 30));
    assertThat(told.get(told.size() - 1)).isEqualTo("120");
  }

  @Test
  void e12_aFullPoolIsEnoughThoughItIsSmall() {
    begin(first);
    first.stores(19, 20);
    time.pass(POLL);
    first.stores(20, 20);
    time.pass(POLL);

    assertThat(events).containsExactly(new KeysLow(BOB, 19, 20), new KeysEnough(BOB, 20));
  }

  @Test
  void e12_aDeviceWithoutStatusSlowsNothingDown() {
    first.hasNoStatus();
    begin(first);
    time.pass(POLL);

    assertThat(supply.view().stored()).isEmpty();
    assertThat(view(0).state()).isEqualTo(State.OK);
    assertThat(told).isEmpty();
  }

  @Test
  void e12_theFullestOfSeveralDevicesCounts() {
    begin(first, second);
    first.stores(0, 100);
    second.stores(50, 100);
    time.pass(POLL);

    assertThat(supply.view().stored()).contains(50L);
    assertThat(told).isEmpty();
  }

  @Test
  void e13_countsKeysThatAreOfUseAndThoseThatAreNot() {
    begin(first);
    List<KeyId> keys = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      keys.add(kme.getKey().join().id());
    }
    var unused = kme.getKey(new KeyId("theirs")).join();
    assertThat(supply.view().taken()).isEqualTo(4);
    assertThat(supply.view().burnt()).isZero();

    supply.inPlace(keys.get(2));
    supply.inPlace(keys.get(2));
    supply.inPlace(new KeyId("of before the start"));
    assertThat(supply.view().burnt()).isEqualTo(2);
    supply.inPlace(keys.get(3));
    assertThat(supply.view().burnt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_REPLY,1",
    "VIOLATION,1",
    "UNREACHABLE,0",
    "BUSY,0",
    "REFUSED,0",
    "UNAUTHORIZED,0"
  })
  void e13_aKeyThatMayBeGoneIsBurnt(Kind kind, long burnt) {
    begin(first);
    first.fails(kind);
    assertThat(kme.getKey()).isCompletedExceptionally();
    time.pass(Duration.ofSeconds(2));
    assertThat(kme.getKey(new KeyId("theirs"))).isCompletedExceptionally();

    assertThat(supply.view().taken()).isEqualTo(burnt);
    assertThat(supply.view().burnt()).isEqualTo(burnt);
  }

  @Test
  void e13_keysThatNothingComesOfAreBurntInTheEnd() {
    begin(first);
    for (int i = 0; i < 20; i++) {
      var unused = kme.getKey().join();
    }
    assertThat(supply.view().burnt()).isEqualTo(12);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "NO_REPLY", "UNAUTHORIZED"})
  void e14_aDeviceThatIsBackIsToldWithinSecondsIfAKeyWasWanted(Kind kind) {
    begin(first);
    time.pass(Duration.ofSeconds(1));
    first.isGone(kind);
    assertThat(kme.getKey()).isCompletedExceptionally();
    time.pass(Duration.ofMinutes(5));
    assertThat(told).isEmpty();

    first.works();
    time.pass(Duration.ofSeconds(16));
    assertThat(told).containsExactly("back");
    time.pass(Duration.ofMinutes(5));
    assertThat(told).containsExactly("back");
  }

  @Test
  void e14_aDeviceThatIsBackIsNotToldIfNoKeyWasWanted() {
    begin(first);
    first.isGone(Kind.UNREACHABLE);
    time.pass(Duration.ofMinutes(5));
    first.works();
    time.pass(Duration.ofMinutes(5));

    assertThat(told).isEmpty();
    assertThat(view(0).state()).isEqualTo(State.OK);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_REPLY", "VIOLATION", "REFUSED", "BUSY"})
  void e14_aStatusAloneDoesNotTellThatADeviceIsBackThatGivesNoKeys(Kind kind) {
    begin(first);
    first.fails(kind);
    for (int i = 0; i < 10; i++) {
      assertThat(kme.getKey()).isCompletedExceptionally();
      time.pass(POLL);
    }

    assertThat(told).isEmpty();
  }

  @Test
  void e14_newKeysEndTheWaitForThem() {
    begin(first);
    first.stores(0, 100);
    first.fails(Kind.BUSY);
    time.pass(POLL);
    assertThat(kme.getKey()).isCompletedExceptionally();
    time.pass(POLL);
    assertThat(told).containsExactly("1200 empty");

    first.stores(50, 100);
    time.pass(Duration.ofSeconds(11));
    assertThat(told).containsExactly("1200 empty", "back", "120");
  }

  @Test
  void e14_aDeviceThatIsBackWithoutKeysIsNotBackYet() {
    begin(first);
    time.pass(Duration.ofSeconds(1));
    first.isGone(Kind.UNREACHABLE);
    assertThat(kme.getKey()).isCompletedExceptionally();
    time.pass(Duration.ofMinutes(1));
    first.works();
    first.stores(0, 100);
    time.pass(Duration.ofMinutes(1));
    assertThat(told).containsExactly("1200 empty");

    first.stores(50, 100);
    time.pass(POLL);
    assertThat(told).containsExactly("1200 empty", "back", "120");
  }

  @Test
  void e14_ofSeveralDevicesTheOneThatFailsIsToldOnce() {
    begin(first, second);
    time.pass(POLL);
    first.isGone(Kind.UNREACHABLE);
    for (int i = 0; i < 5; i++) {
      assertThat(kme.getKey().join().id().value()).startsWith("second");
      time.pass(POLL);
    }
    assertThat(events).containsExactly(new DeviceFailing(BOB, "first UNREACHABLE"));
    assertThat(view(0).failingSince()).isPresent();

    first.works();
    time.pass(POLL);
    assertThat(events).last().isEqualTo(new DeviceBack(BOB, "https://first"));
    assertThat(told).isEmpty();
  }

  @Test
  void e14_whatAStatusSaysThatIsNotExpectedIsToldOnceAndShown() {
    first.remarks("it takes us for x");
    begin(first);
    time.pass(Duration.ofMinutes(5));

    String remark = "QKD device at https://first, status: it takes us for x";
    assertThat(events).containsExactly(new DeviceDiffers(BOB, remark));
    assertThat(view(0).remark()).contains(remark);
    assertThat(view(0).state()).isEqualTo(State.OK);
    first.stores(50, 100);
    time.pass(POLL);
    assertThat(view(0).remark()).isEmpty();
  }

  @Test
  void e14_aStatusThatIsAViolationStopsNothing() {
    begin(first);
    first.isGone(Kind.VIOLATION);
    time.pass(POLL);

    assertThat(view(0).remark()).contains("first VIOLATION");
    assertThat(kme.resting()).isEmpty();
  }
}
