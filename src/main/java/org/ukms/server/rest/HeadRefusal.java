package org.ukms.server.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.ukms.server.rest.reply.JsonReply;

/**
 * JAX-RS runs the GET method for HEAD, which here would cost a key (W-5). Asked before matching,
 * since Jersey calls it GET afterwards.
 */
@Provider
@PreMatching
public class HeadRefusal implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      request.abortWith(
          JsonReply.error(405, "method not allowed")
              .header(HttpHeaders.ALLOW, HttpMethod.GET)
              .build());
    }
  }
}
