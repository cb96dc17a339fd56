package org.ukms.server.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.ukms.UkmsNode;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.CallerChecks;
import org.ukms.server.rest.filter.NoStore;
import org.ukms.server.rest.filter.PortCheck;
import org.ukms.server.rest.kme.LateKmeResource;
import org.ukms.server.rest.kme.SimulatedKmeResource;
import org.ukms.server.rest.whole.WholeBody;

/** What is served, under any context root. */
@ApplicationPath("/")
public class UkmsApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        PeerResource.class,
        ConfirmedPeerResource.class,
        isNeverLate() ? SimulatedKmeResource.class : LateKmeResource.class,
        StatusResource.class,
        HeadRefusal.class,
        PortCheck.class,
        CallerChecks.class,
        WholeBody.class,
        NoStore.class,
        Problems.class);
  }

  /** Asked when the node runs: what JAX-RS serves starts after it. */
  private static boolean isNeverLate() {
    return RunningNode.get()
        .flatMap(UkmsNode::simulatedKme)
        .map(KeyDelivery::isNeverLate)
        .orElse(false);
  }

  /**
   * Names of Jersey, by which other implementations are not disturbed: no description of ourselves.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        // Or a flush would not reach the network.
        "jersey.config.server.contentLength.buffer",
        0);
  }
}
