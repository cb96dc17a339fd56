package org.ukms.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
import org.ukms.exchange.confirmed.message.StateRequest;
import org.ukms.http.HttpReplies;
import org.ukms.http.HttpReply;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.name.KmeId;

/** What a peer answers, in either exchange. */
public final class PeerReplyFuzz {

  private static final URI URL = URI.create("http://localhost:1");
  private static final KmeId SELF = new KmeId("hsn_alice");
  private static final int[] STATUSES = {200, 404, 409, 503, 403, 501};
  private static final StateRequest REQUEST = request();
  private static final int LONGEST = 300;

  private PeerReplyFuzz() {}

  private static StateRequest request() {
    String head =
        "{\"suite\": \"KMAC256;qkd-leader,qkd-follower\", \"leader_KME_ID\": \"hsn_alice\","
            + " \"follower_KME_ID\": \"hsn_bob\", \"leader_SAE_ID\": \"sae_alice\","
            + " \"follower_SAE_ID\": \"sae_bob\", \"instance\": \"AAAAAAAAAAAAAAAAAAAAAA==\","
            + " \"start\": \"AAAAAAAAAAAAAAAAAAAAAA==\"}";
    try {
      return StateRequest.read(head.getBytes(UTF_8));
    } catch (JsonFault fault) {
      throw new AssertionError(fault);
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (int status : STATUSES) {
      try (HttpReply reply = HttpReplies.of(status, input.clone(), Optional.empty())) {
        ConfirmedReply said = new ConfirmedReply(URL, SELF, reply);
        probe(said);
        toRequest(said);
      }
    }
    try {
      check(JsonMembers.of(input).keyId().value());
    } catch (JsonFault fault) {
      check(fault.getMessage());
    }
  }

  private static void toRequest(ConfirmedReply reply) {
    try {
      if (reply.to(REQUEST) == null) {
        throw new AssertionError("nothing");
      }
    } catch (PeerException refusal) {
      check(refusal.getMessage());
    }
  }

  private static void probe(ConfirmedReply reply) {
    try {
      if (reply.probe() == null) {
        throw new AssertionError("nothing");
      }
    } catch (PeerException refusal) {
      check(refusal.getMessage());
    }
  }

  private static void check(String words) {
    if (words.isEmpty()
        || words.length() > LONGEST
        || words.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("unfit for a log: " + words);
    }
  }
}
