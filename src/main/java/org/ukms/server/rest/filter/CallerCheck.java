package org.ukms.server.rest.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import org.ukms.admission.Area;
import org.ukms.server.RunningNode;

/**
 * Refuses whom a resource is not for (W-10). It asks by the resource that was found and by the name
 * that the resource gets: however a path is written, nothing slips past.
 */
public class CallerCheck implements ContainerRequestFilter {

  private static final String PEER = "peer";

  private final Area area;

  CallerCheck(Area area) {
    this.area = area;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Optional<String> peer =
        Optional.ofNullable(context.getUriInfo().getPathParameters().getFirst(PEER));
    RunningNode.admission()
        .flatMap(admission -> admission.to(area, peer, Received.of(context)))
        .ifPresent(reason -> Refused.with(reason, context));
  }
}
