package org.ukms.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ukms.etsi014.simulator.view.FaultView;
import org.ukms.etsi014.simulator.view.PairView;
import org.ukms.etsi014.simulator.view.SimulatorView;

/** A simulated device as JSON (T-7). */
final class SimulatorJson {

  private SimulatorJson() {}

  static void write(SimulatorView device, ObjectNode json) {
    json.put("mode", device.isStrict() ? "strict" : "stateless");
    if (device.isStrict()) {
      json.put("refused_callers", device.refusedCallers());
      ArrayNode pairs = json.putArray("pairs");
      device.pairs().forEach(pair -> write(pair, pairs.addObject()));
      ArrayNode faults = json.putArray("faults");
      device.faults().forEach(fault -> write(fault, faults.addObject()));
    }
  }

  private static void write(PairView pair, ObjectNode json) {
    json.putArray("saes").add(pair.first().value()).add(pair.second().value());
    json.put("stored_keys", pair.stored());
    json.put("waiting_keys", pair.waiting());
    json.put("issued", pair.issued());
    json.put("delivered", pair.delivered());
    json.put("expired", pair.expired());
  }

  private static void write(FaultView fault, ObjectNode json) {
    json.put("fault", fault.name());
    json.put("percent", fault.percent());
    json.put("struck", fault.struck());
  }
}
