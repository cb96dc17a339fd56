package org.ukms.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.ukms.etsi014.failover.DeviceView;
import org.ukms.etsi014.pool.SupplyView;

/** The QKD devices of a link and their keys, as JSON (T-5). */
final class SupplyJson {

  private SupplyJson() {}

  static void write(SupplyView supply, ObjectNode json) {
    ArrayNode devices = json.putArray("devices");
    supply.devices().forEach(device -> write(device, devices.addObject()));
    json.put("stored_keys", supply.stored().orElse(null));
    json.put("max_keys", supply.max().orElse(null));
    json.put("taken", supply.taken());
    json.put("burnt", supply.burnt());
    json.put("slowed_to_seconds", supply.slowedTo().map(Duration::toSeconds).orElse(null));
  }

  private static void write(DeviceView device, ObjectNode json) {
    json.put("url", device.url().toString());
    json.put("state", device.state().name().toLowerCase(Locale.ROOT));
    json.put("failing_since", device.failingSince().map(Instant::toString).orElse(null));
    json.put("cause", device.cause().orElse(null));
    json.put("next_try", device.nextTry().map(Instant::toString).orElse(null));
    json.put("remark", device.remark().orElse(null));
  }
}
