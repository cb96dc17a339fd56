package org.ukms.exchange.confirmed.message;

import java.util.Optional;
import org.ukms.exchange.confirmed.value.Body;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/**
 * How every message begins (F-4).
 *
 * @param suite what the chain is made of, 1 to 128 characters of visible ASCII
 * @param link the pair, in the sender's view of the roles
 * @param instance of the sender: random, made with its durable state
 * @param start of the sender: random, made anew at each start of its process
 */
public record Head(String suite, Link link, Token instance, Token start) {

  private static final int MAX_SUITE = 128;

  static Head read(JsonMembers json) throws JsonFault {
    return new Head(
        json.text("suite", Head::checked),
        new Link(
            json.text("leader_KME_ID", KmeId::new).value(),
            json.text("follower_KME_ID", KmeId::new).value(),
            json.text("leader_SAE_ID", SaeId::new).value(),
            json.text("follower_SAE_ID", SaeId::new).value()),
        json.text("instance", Token::new),
        json.text("start", Token::new));
  }

  private static String checked(String suite) {
    if (suite.isEmpty() || suite.length() > MAX_SUITE) {
      throw new IllegalArgumentException(
          suite.length() + " characters, expected 1 to " + MAX_SUITE);
    }
    if (suite.chars().anyMatch(c -> c < '!' || c > '~')) {
      throw new IllegalArgumentException("a character that is none of visible ASCII");
    }
    return suite;
  }

  Body body() {
    return new Body()
        .text("suite", suite)
        .text("leader_KME_ID", link.leader())
        .text("follower_KME_ID", link.follower())
        .text("leader_SAE_ID", link.leaderSae())
        .text("follower_SAE_ID", link.followerSae())
        .token("instance", instance)
        .token("start", start);
  }

  /** What makes this message one that its receiver must not understand, if anything does. */
  public Optional<Reason> differs(Link expected, String expectedSuite) {
    if (link.equals(expected)) {
      return suite.equals(expectedSuite) ? Optional.empty() : Optional.of(Reason.SUITE);
    }
    return Optional.of(link.equals(expected.swapped()) ? Reason.ROLE : Reason.IDENTITY);
  }
}
