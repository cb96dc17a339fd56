package org.ukms.server.rest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Replies with a JSON body of our own making, so that no server's JSON binding has a say. */
final class JsonReply {

  private JsonReply() {}

  static Response ok(byte[] json) {
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** An object of one member, a text. */
  static byte[] object(String member, String text) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return ("{\"" + member + "\": \"" + quoted + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  static Response.ResponseBuilder error(int status, String message) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(object("message", message));
  }
}
