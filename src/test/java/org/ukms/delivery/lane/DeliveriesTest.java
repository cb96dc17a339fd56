package org.ukms.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ukms.delivery.Handover;
import org.ukms.delivery.lane.DeliveryView.State;
import org.ukms.key.Psk;
import org.ukms.key.SampleKeys;
import org.ukms.name.PeerName;
import org.ukms.rotation.VirtualTime;
import org.ukms.schedule.Backoff;

class DeliveriesTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch released = new CountDownLatch(1);
  private final FakeOutlet quick = new FakeOutlet();

  @AfterEach
  void endTheThreads() throws InterruptedException {
    released.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private Lane lane(Outlet outlet, boolean hangs) {
    return new Lane(
        outlet,
        new LaneThread(
            new Serial(
                work ->
                    threads.execute(
                        () -> {
                          if (hangs) {
                            hang();
                          }
                          work.run();
                        })),
            time::in,
            time),
        new Pace(
            new PeerName("hsn_bob"),
            "fake",
            new Backoff(Pace.LONGEST, new Random(1)),
            time,
            event -> {}),
        new Random(2));
  }

  private void hang() {
    try {
      assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deliver(Deliveries deliveries, String text) {
    try (Psk psk = SampleKeys.psk(text)) {
      deliveries.deliver(Handover.same(psk, Handover.Facts.NONE));
    }
  }

  @Test
  void l4_oneThatHangsHoldsUpNoOther() {
    Deliveries deliveries =
        new Deliveries(List.of(lane(new FakeOutlet(), true), lane(quick, false)));

    deliver(deliveries, SampleKeys.K1);
    deliveries.settle(Duration.ofMillis(200));
    deliver(deliveries, SampleKeys.K2);

    // The second waits for the one that was in place; the other is still at its first.
    assertThat(quick.got).hasSizeBetween(1, 2).last().asString().startsWith(SampleKeys.K2);
    assertThat(deliveries.views())
        .extracting(DeliveryView::state)
        .containsExactly(State.WAITING, State.SET);
  }

  @Test
  void l6_waitsUntilEachWasTriedOnceBeforeTheNodeIsReady() {
    FakeOutlet broken = new FakeOutlet();
    broken.failure = "no such device";
    Deliveries deliveries = new Deliveries(List.of(lane(broken, false), lane(quick, false)));

    deliver(deliveries, SampleKeys.K1);
    deliveries.settle(LONG);

    assertThat(deliveries.views())
        .extracting(DeliveryView::state)
        .containsExactly(State.FAILED, State.SET);
  }

  @Test
  void theKeyIsTheLanesOwnWhateverBecomesOfTheCallers() {
    List<Lane> lanes = new ArrayList<>();
    FakeOutlet late = new FakeOutlet();
    lanes.add(lane(late, true));
    Deliveries deliveries = new Deliveries(lanes);

    deliver(deliveries, SampleKeys.K1);
    released.countDown();
    deliveries.settle(LONG);

    assertThat(late.got).containsExactly(SampleKeys.K1 + " exchanged");
    deliveries.close(LONG);
  }
}
