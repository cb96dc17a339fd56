package org.ukms.etsi014.simulator.view;

import java.util.List;

/**
 * A simulated device.
 *
 * @param isStrict whether it keeps pools
 * @param pairs those whose pool was ever looked at; the others are full
 * @param refusedCallers how many calls came from nobody whom it knows, since the start
 * @param faults those that are set
 */
public record SimulatorView(
    boolean isStrict, List<PairView> pairs, long refusedCallers, List<FaultView> faults) {

  /** All that there is to tell of a device without memory. */
  public static final SimulatorView STATELESS = new SimulatorView(false, List.of(), 0, List.of());

  /** Copies the lists. */
  public SimulatorView {
    pairs = List.copyOf(pairs);
    faults = List.copyOf(faults);
  }
}
