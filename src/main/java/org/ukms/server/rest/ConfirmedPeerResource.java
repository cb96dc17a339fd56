package org.ukms.server.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ukms.UkmsNode;
import org.ukms.admission.Area;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateRequest;
import org.ukms.json.JsonFault;
import org.ukms.name.PeerName;
import org.ukms.rotation.confirmed.ConfirmedPeer;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.Serves;
import org.ukms.server.rest.reply.JsonReply;
import org.ukms.server.rest.reply.Refusal;

/** The confirmed exchange, answered (W-9). */
@Serves(Area.PEERS)
@Path("api/v2/peer/{peer}")
public class ConfirmedPeerResource {

  private static final int MAX_BODY = 8 * 1024;

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);

  @Context private HttpServletRequest request;

  @FunctionalInterface
  private interface Reading {
    Message from(byte[] body) throws JsonFault;
  }

  /** Which exchange we speak; no effects. */
  @GET
  public Response probe(@PathParam("peer") String peer) {
    peer(peer);
    return JsonReply.ok(JsonReply.ukms());
  }

  /** The leader asks where we are. */
  @POST
  @Path("state")
  public CompletionStage<Response> state(@PathParam("peer") String peer, InputStream body) {
    return answer(peer, body, StateQuery::read);
  }

  /** The leader begins an attempt. */
  @POST
  @Path("prepare")
  public CompletionStage<Response> prepare(@PathParam("peer") String peer, InputStream body) {
    return answer(peer, body, Prepare::read);
  }

  /** The leader has the epoch for good. */
  @POST
  @Path("commit")
  public CompletionStage<Response> commit(@PathParam("peer") String peer, InputStream body) {
    return answer(peer, body, Commit::read);
  }

  /** The follower asks to be looked at. */
  @POST
  @Path("request")
  public CompletionStage<Response> request(@PathParam("peer") String peer, InputStream body) {
    return answer(peer, body, StateRequest::read);
  }

  private CompletionStage<Response> answer(String name, InputStream body, Reading reading) {
    ConfirmedPeer peer = peer(name);
    byte[] content;
    try {
      content = body.readNBytes(MAX_BODY + 1);
    } catch (IOException callerIsGone) {
      // Nobody is there to read a reply, and a server tells in its log of one that cannot leave.
      return CompletableFuture.completedFuture(Response.noContent().build());
    }
    if (content.length > MAX_BODY) {
      throw new Refusal(413, "expected at most " + MAX_BODY + " bytes");
    }
    try {
      return peer.end()
          .answer(reading.from(content), request.getRemoteAddr())
          .thenApply(ConfirmedPeerResource::reply);
    } catch (JsonFault fault) {
      throw new Refusal(400, fault.getMessage());
    }
  }

  private static Response reply(Answer answer) {
    if (answer instanceof Answer.Said said) {
      return JsonReply.ok(said.message().json());
    }
    if (answer instanceof Answer.Refused refused) {
      return JsonReply.of(409, JsonReply.object("error", refused.reason().word())).build();
    }
    return answer instanceof Answer.Busy
        ? Problems.later(503, "not now", Problems.SOON)
        : JsonReply.ok(JsonReply.ukms());
  }

  private ConfirmedPeer peer(String name) {
    PeerName peer;
    try {
      peer = new PeerName(name);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.unknownPeer();
    }
    ConfirmedPeer confirmed = node.rotations().confirmed(peer).orElseThrow(Refusal::unknownPeer);
    if (!node.rotations().mayConfirm(peer)) {
      // As a node that does not know this exchange: so does the peer's probe take it.
      throw Refusal.notFound();
    }
    return confirmed;
  }
}
