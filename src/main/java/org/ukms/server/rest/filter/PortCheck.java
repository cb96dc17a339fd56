package org.ukms.server.rest.filter;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.ukms.server.RunningNode;

/**
 * Refuses what comes in over the wrong port before it is known what a path stands for (W-10): what
 * is served nowhere gets no 404 there, which peers take for a node without the confirmed exchange.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class PortCheck implements ContainerRequestFilter {

  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    String sent = context.getUriInfo().getPath(false);
    // RESTEasy begins with the slash, Jersey behind it.
    String path = sent.startsWith("/") ? sent.substring(1) : sent;
    Received received = Received.begun(context, request);
    RunningNode.admission()
        .flatMap(admission -> admission.toPath(path, received))
        .ifPresent(reason -> Refused.with(reason, context));
  }
}
