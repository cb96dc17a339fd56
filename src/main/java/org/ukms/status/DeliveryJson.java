package org.ukms.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ukms.delivery.Reason;
import org.ukms.delivery.lane.DeliveryView;

/** The deliveries of a peer as JSON (T-8). */
final class DeliveryJson {

  private DeliveryJson() {}

  static void write(List<DeliveryView> deliveries, ArrayNode json, Instant now) {
    for (DeliveryView delivery : deliveries) {
      json.addObject()
          .put("kind", delivery.kind())
          .put("target", delivery.target())
          .put("label", delivery.label().orElse(null))
          .put("state", delivery.state().text())
          .put("since", delivery.since().toString())
          .put("age_seconds", Math.max(0, Duration.between(delivery.since(), now).toSeconds()))
          .put("reason", delivery.reason().map(Reason::word).orElse(null))
          .put("cause", delivery.cause().orElse(null));
    }
  }
}
