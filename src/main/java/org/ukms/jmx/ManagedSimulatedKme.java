package org.ukms.jmx;

import java.util.function.Supplier;
import org.ukms.etsi014.simulator.view.FaultView;
import org.ukms.etsi014.simulator.view.PairView;
import org.ukms.etsi014.simulator.view.SimulatorView;

/** The strict simulated device, in the types of JMX (M-2). */
final class ManagedSimulatedKme implements SimulatedKmeMXBean {

  private final Supplier<SimulatorView> device;

  ManagedSimulatedKme(Supplier<SimulatorView> device) {
    this.device = device;
  }

  @Override
  public long getRefusedCallers() {
    return device.get().refusedCallers();
  }

  @Override
  public long getWaitingKeys() {
    return device.get().pairs().stream().mapToLong(PairView::waiting).sum();
  }

  @Override
  public long getExpiredKeys() {
    return device.get().pairs().stream().mapToLong(PairView::expired).sum();
  }

  @Override
  public String[] getPools() {
    return device.get().pairs().stream().map(ManagedSimulatedKme::text).toArray(String[]::new);
  }

  @Override
  public String[] getFaults() {
    return device.get().faults().stream().map(ManagedSimulatedKme::text).toArray(String[]::new);
  }

  private static String text(PairView pair) {
    return pair.first()
        + " "
        + pair.second()
        + ": "
        + pair.stored()
        + " stored, "
        + pair.waiting()
        + " waiting";
  }

  private static String text(FaultView fault) {
    return fault.name() + " " + fault.percent() + " %: " + fault.struck() + " calls";
  }
}
