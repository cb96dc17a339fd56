package org.ukms.peer;

import java.net.URI;
import java.util.Optional;
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
  private static final int LONGEST = 300;

  private PeerReplyFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (int status : STATUSES) {
      try (HttpReply reply = HttpReplies.of(status, input.clone(), Optional.empty())) {
        probe(new ConfirmedReply(URL, SELF, reply));
      }
    }
    try {
      check(JsonMembers.of(input).keyId().value());
    } catch (JsonFault fault) {
      check(fault.getMessage());
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
