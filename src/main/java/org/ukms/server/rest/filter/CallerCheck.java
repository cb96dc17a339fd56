package org.ukms.server.rest.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
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

  @Context private HttpServletRequest request;

  CallerCheck(Area area) {
    this.area = area;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Optional<String> peer =
        Optional.ofNullable(context.getUriInfo().getPathParameters().getFirst(PEER));
    RunningNode.admission()
        .flatMap(admission -> admission.to(area, peer, new RequestCaller(context, request)))
        .ifPresent(reason -> Refused.with(reason, context));
  }
}
