package org.ukms.server.rest.filter;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.ukms.admission.Area;
import org.ukms.server.RunningNode;

/**
 * Refuses whom a resource is not for (W-10). It asks by the resource that was found and by the name
 * that the resource gets: however a path is written, nothing slips past.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class CallerCheck implements ContainerRequestFilter {

  private static final String PEER = "peer";

  @Context private HttpServletRequest request;

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    Optional<String> peer =
        Optional.ofNullable(context.getUriInfo().getPathParameters().getFirst(PEER));
    area()
        .flatMap(
            area ->
                RunningNode.admission()
                    .flatMap(admission -> admission.to(area, peer, Callers.of(request))))
        .ifPresent(reason -> Callers.refuse(context, reason));
  }

  /** Nothing where JAX-RS answers by itself, as it does to OPTIONS. */
  private Optional<Area> area() {
    return Optional.ofNullable(resource.getResourceClass())
        .map(found -> found.getAnnotation(Serves.class))
        .map(Serves::value);
  }
}
