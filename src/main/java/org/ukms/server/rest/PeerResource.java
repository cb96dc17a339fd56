package org.ukms.server.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.ukms.UkmsNode;
import org.ukms.admission.Area;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;
import org.ukms.rotation.Responder;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.Serves;
import org.ukms.server.rest.reply.JsonReply;
import org.ukms.server.rest.reply.Refusal;

/** The classic exchange, answered (W-3, W-4, W-7). */
@Serves(Area.PEERS)
@Path("api/v1/peer/{peer}")
public class PeerResource {

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);

  @Context private UriInfo uri;

  /** First contact. */
  @GET
  @Path("new")
  public CompletionStage<Response> first(@PathParam("peer") String peer) {
    return answer(peer, Verb.NEW);
  }

  /** Every later rotation. */
  @GET
  @Path("rotate")
  public CompletionStage<Response> rotate(@PathParam("peer") String peer) {
    return answer(peer, Verb.ROTATE);
  }

  private CompletionStage<Response> answer(String peer, Verb verb) {
    Responder responder = responder(peer, verb);
    return responder.answer(verb).thenApply(keyId -> reply(responder, verb, keyId));
  }

  private Responder responder(String peer, Verb verb) {
    boolean exact =
        uri.getPath(false).endsWith("api/v1/peer/" + peer + "/" + verb.path())
            && uri.getRequestUri().getRawQuery() == null;
    if (!exact) {
      throw Refusal.notFound();
    }
    return node.rotations().responder(peerName(peer)).orElseThrow(PeerResource::unknown);
  }

  private static PeerName peerName(String peer) {
    try {
      return new PeerName(peer);
    } catch (IllegalArgumentException malformed) {
      throw unknown();
    }
  }

  private static Refusal unknown() {
    return new Refusal(404, "unknown peer");
  }

  private static Response reply(Responder responder, Verb verb, KeyId keyId) {
    byte[] json = JsonReply.object("key_ID", keyId.value());
    return JsonReply.ok(json, () -> responder.replyLeft(verb, keyId));
  }
}
