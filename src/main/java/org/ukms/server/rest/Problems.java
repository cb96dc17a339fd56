package org.ukms.server.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.schedule.TooManyQuestionsException;
import org.ukms.server.rest.kme.KmeReply;
import org.ukms.server.rest.reply.JsonReply;
import org.ukms.server.rest.reply.Refusal;
import org.ukms.server.rest.whole.RefusedBody;

/** Which exception is which status: the one table (W-5). */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG = System.getLogger("org.ukms.server");
  static final Duration SOON = Duration.ofSeconds(2);

  @Override
  public Response toResponse(Throwable problem) {
    // Of a reply that comes later, where it failed after the call returned.
    if (problem instanceof CompletionException && problem.getCause() != null) {
      return toResponse(problem.getCause());
    }
    if (problem instanceof WebApplicationException known) {
      return known(known);
    }
    if (problem instanceof Refusal refusal) {
      return JsonReply.of(refusal.status(), refusal.json()).build();
    }
    if (problem instanceof KmeRefusal refusal) {
      return KmeReply.of(Answer.of(refusal));
    }
    if (problem instanceof RefusedBody) {
      // WholeRequest says it in its place.
      return Response.noContent().build();
    }
    if (problem instanceof TooManyQuestionsException flood) {
      return later(429, flood.getMessage(), flood.retryAfter());
    }
    if (problem instanceof KmeException) {
      return later(503, "no key from the QKD device", SOON);
    }
    if (problem instanceof IOException) {
      return later(503, "the key could not be kept", SOON);
    }
    LOG.log(System.Logger.Level.ERROR, "unexpected", problem);
    return JsonReply.error(500, "internal error").build();
  }

  private static Response known(WebApplicationException problem) {
    Response given = problem.getResponse();
    int status = given.getStatus();
    Response.ResponseBuilder reply = JsonReply.error(status, JsonReply.words(status));
    String allow = given.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? reply.build() : reply.header(HttpHeaders.ALLOW, allow).build();
  }

  static Response later(int status, String message, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return JsonReply.error(status, message).header(HttpHeaders.RETRY_AFTER, seconds).build();
  }
}
