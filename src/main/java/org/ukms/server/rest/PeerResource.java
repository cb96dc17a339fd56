package org.ukms.server.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.ukms.UkmsNode;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;
import org.ukms.rotation.Responder;
import org.ukms.server.RunningNode;

/** The classic exchange, answered (W-3, W-4, W-7). */
@Path("api/v1/peer/{peer}")
public class PeerResource {

  /** More than a device may take; a limit for what should not happen. */
  private static final int LIMIT_SECONDS = 120;

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);

  @Context private UriInfo uri;

  /** First contact. */
  @GET
  @Path("new")
  public void first(@PathParam("peer") String peer, @Suspended AsyncResponse reply) {
    answer(peer, Verb.NEW, reply);
  }

  /** Every later rotation. */
  @GET
  @Path("rotate")
  public void rotate(@PathParam("peer") String peer, @Suspended AsyncResponse reply) {
    answer(peer, Verb.ROTATE, reply);
  }

  private void answer(String peer, Verb verb, AsyncResponse reply) {
    Responder responder = responder(peer, verb);
    reply.setTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
    var unused =
        responder
            .answer(verb)
            .whenComplete(
                (keyId, failure) -> {
                  if (failure == null) {
                    send(reply, responder, verb, keyId);
                  } else {
                    reply.resume(
                        failure instanceof CompletionException ? failure.getCause() : failure);
                  }
                });
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

  private static void send(AsyncResponse reply, Responder responder, Verb verb, KeyId keyId) {
    byte[] json = JsonReply.object("key_ID", keyId.value());
    reply.resume(JsonReply.ok(json, () -> responder.replyLeft(verb, keyId)));
  }
}
