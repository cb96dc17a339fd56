package org.ukms.server.rest.reply;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.ukms.json.JsonObject;

/** Replies with a JSON body of our own making, so that no server's JSON binding has a say. */
public final class JsonReply {

  private static final int CONFIRMED = 2;

  private JsonReply() {}

  public static Response ok(byte[] json) {
    return of(200, json).build();
  }

  /**
   * Does something once the whole reply is handed to the network, and not if that fails. A callback
   * of JAX-RS is told of success even where the connection was reset.
   */
  public static Response ok(byte[] json, Runnable onceItHasLeft) {
    StreamingOutput flushed =
        out -> {
          out.write(json);
          out.flush();
          // Grizzly keeps the failure of a write to itself; a second flush finds the connection
          // closed.
          out.flush();
          onceItHasLeft.run();
        };
    return of(200, json).entity(flushed).build();
  }

  public static Response.ResponseBuilder error(int status, String message) {
    return of(status, object("message", message));
  }

  /** The length is said, since nothing is buffered in which it would be counted. */
  public static Response.ResponseBuilder of(int status, byte[] json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_LENGTH, json.length)
        .entity(json);
  }

  /** What a status means, in the standard's words; a server's own may name its classes. */
  public static String words(int status) {
    return Optional.ofNullable(Response.Status.fromStatusCode(status))
        .map(known -> known.getReasonPhrase().toLowerCase(Locale.ROOT))
        .orElse("refused");
  }

  /** By which a node tells that it speaks the confirmed exchange. */
  public static byte[] ukms() {
    return JsonObject.of(json -> json.writeNumberField("ukms", CONFIRMED));
  }

  /** The same with a message. */
  public static byte[] ukms(String message) {
    return JsonObject.of(
        json -> {
          json.writeNumberField("ukms", CONFIRMED);
          json.writeStringField("message", message);
        });
  }

  /** An object of one member, a text. */
  public static byte[] object(String member, String text) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return ("{\"" + member + "\": \"" + quoted + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
