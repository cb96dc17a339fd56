package org.ukms.delivery.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ukms.delivery.Handover;
import org.ukms.delivery.PskDelivery;

/** All deliveries that a peer lists. */
public final class Deliveries implements PskDelivery {

  /**
   * How long a rotation waits for those that were in place before, so that the follower's keys are
   * there before the leader's; it goes on without those that take longer.
   */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final List<Lane> lanes;
  private CompletableFuture<Void> tried = CompletableFuture.completedFuture(null);

  public Deliveries(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  @Override
  public void deliver(Handover key) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    List<CompletableFuture<Void>> quick = new ArrayList<>();
    for (Lane lane : lanes) {
      boolean wasInPlace = isInPlace(lane);
      CompletableFuture<Void> attempt = lane.put(key);
      all.add(attempt);
      if (wasInPlace) {
        quick.add(attempt);
      }
    }
    synchronized (this) {
      tried = together(all);
    }
    await(together(quick), PATIENCE);
  }

  private static CompletableFuture<Void> together(List<CompletableFuture<Void>> all) {
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  private static boolean isInPlace(Lane lane) {
    DeliveryView.State state = lane.view().state();
    return state == DeliveryView.State.SET || state == DeliveryView.State.IN_USE;
  }

  /** Waits until what was handed over last was tried once, but no longer than this. */
  public void settle(Duration longest) {
    CompletableFuture<Void> last;
    synchronized (this) {
      last = tried;
    }
    await(last, longest);
  }

  /** What is known of them, in the order of the configuration. */
  public List<DeliveryView> views() {
    return lanes.stream().map(Lane::view).toList();
  }

  /** Ends the keys in memory, once what is under way is through, but waits no longer than this. */
  public void close(Duration longest) {
    await(together(lanes.stream().map(Lane::close).toList()), longest);
  }

  private static void await(CompletableFuture<Void> work, Duration longest) {
    try {
      work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      // It goes on by itself, and the view says how it is.
      return;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
