package org.ukms.server.rest.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ukms.json.JsonObject;

/** How a caller is turned away. */
final class Refused {

  private Refused() {}

  static void with(String reason, ContainerRequestContext request) {
    byte[] json = JsonObject.of(members -> members.writeStringField("message", reason));
    request.abortWith(
        Response.status(Response.Status.FORBIDDEN)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CONTENT_LENGTH, json.length)
            .entity(json)
            .build());
  }
}
