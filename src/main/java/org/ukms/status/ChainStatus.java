package org.ukms.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.event.ChainEvent.FreshAgain;
import org.ukms.event.ChainEvent.Speaks;
import org.ukms.event.ChainEvent.Stale;
import org.ukms.event.Event;

/**
 * What is known of one peer in the confirmed exchange (T-4).
 *
 * @param exchange which one is spoken, once that is known
 * @param epoch the last one that was reached
 * @param stale whether a random key is in the place of the PSK
 * @param notable the last things out of the ordinary, the newest last
 */
public record ChainStatus(
    Optional<String> exchange, Optional<Long> epoch, boolean stale, List<Notable> notable) {

  private static final int MOST = 10;

  static final ChainStatus UNKNOWN =
      new ChainStatus(Optional.empty(), Optional.empty(), false, List.of());

  /**
   * Something out of the ordinary.
   *
   * @param at when it happened last
   * @param times how often in a row
   */
  public record Notable(String text, Instant at, long times) {}

  ChainStatus after(Event event, Instant now) {
    return new ChainStatus(
        event instanceof Speaks speaks ? Optional.of(speaks.exchange()) : exchange,
        event instanceof EpochReached reached ? Optional.of(reached.epoch()) : epoch,
        event instanceof Stale || (stale && !(event instanceof FreshAgain)),
        event.notable() ? with(event.text(), now) : notable);
  }

  /** What repeats itself takes one place. */
  private List<Notable> with(String text, Instant now) {
    List<Notable> next = new ArrayList<>(notable);
    int last = next.size() - 1;
    if (last >= 0 && next.get(last).text().equals(text)) {
      next.set(last, new Notable(text, now, next.get(last).times() + 1));
      return List.copyOf(next);
    }
    next.add(new Notable(text, now, 1));
    return List.copyOf(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }

  void writeTo(ArrayNode json) {
    notable.forEach(
        event ->
            json.addObject()
                .put("time", event.at().toString())
                .put("event", event.text())
                .put("times", event.times()));
  }
}
