package org.ukms.server.rest.kme;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.server.rest.reply.JsonReply;

/** What a simulated device says, as a reply. */
public final class KmeReply {

  private KmeReply() {}

  /** It, with all of its headers. */
  public static Response of(Answer answer) {
    Response.ResponseBuilder reply = JsonReply.of(answer.status(), answer.json());
    answer.retryAfter().ifPresent(wait -> reply.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    return answer.isBroken() ? broken(reply, answer.json()) : reply.build();
  }

  /** A server that meant to keep the connection would leave it open in the middle of the reply. */
  private static Response broken(Response.ResponseBuilder reply, byte[] json) {
    return reply.header("Connection", "close").entity(new BrokenReply(json)).build();
  }
}
