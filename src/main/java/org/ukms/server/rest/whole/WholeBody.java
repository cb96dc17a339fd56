package org.ukms.server.rest.whole;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads a body once its sender is let in, and before a reply is promised for later: whatever is not
 * read by then of a request with such a reply, Undertow's threads would wait for, however slowly it
 * drips.
 */
@Provider
@Priority(Priorities.USER)
public class WholeBody implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext context) {
    if (context.getProperty(WithBody.PROPERTY) instanceof WithBody request) {
      request.await();
    }
  }
}
