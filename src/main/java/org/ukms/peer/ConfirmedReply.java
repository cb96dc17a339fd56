package org.ukms.peer;

import java.net.URI;
import java.util.Arrays;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.message.StateRequest;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.http.HttpReply;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.name.KmeId;

/** What a reply of the confirmed exchange says. */
final class ConfirmedReply {

  private static final int VERSION = 2;

  private final URI url;
  private final KmeId self;
  private final HttpReply reply;

  ConfirmedReply(URI url, KmeId self, HttpReply reply) {
    this.url = url;
    this.self = self;
    this.reply = reply;
  }

  Probe probe() throws PeerException {
    if (reply.status() == 200 && isOurs()) {
      return Probe.CONFIRMED;
    }
    if (speaksClassicAlone()) {
      return Probe.CLASSIC;
    }
    throw failure();
  }

  Answer to(Message message) throws PeerException {
    if (reply.status() == 409) {
      return new Answer.Refused(reason());
    }
    if (reply.status() == 200) {
      return message instanceof StateRequest ? new Answer.Noted() : new Answer.Said(said(message));
    }
    throw failure();
  }

  private Message.FromFollower said(Message message) throws PeerException {
    try {
      if (message instanceof StateQuery) {
        return StateReply.read(reply.body());
      }
      return message instanceof Prepare
          ? Prepared.read(reply.body())
          : Committed.read(reply.body());
    } catch (JsonFault fault) {
      throw broken("its reply: " + fault.getMessage());
    }
  }

  private Reason reason() throws PeerException {
    try {
      String word = JsonMembers.of(reply.body()).text("error");
      return Arrays.stream(Reason.values())
          .filter(reason -> reason.word().equals(word))
          .findFirst()
          .orElseThrow(() -> broken("status 409 for a reason that is not known here"));
    } catch (JsonFault fault) {
      throw broken("status 409, " + fault.getMessage());
    }
  }

  private PeerException failure() {
    if (reply.status() == 404 && isOurs()) {
      return broken("it knows no peer of our name; its [peers.NAME] and our source_KME_ID differ");
    }
    if (reply.status() == 200) {
      return broken("its reply to the probe has no \"ukms\": " + VERSION);
    }
    if (reply.status() == 503) {
      return broken("status 503, expected 200: not now, as its own log tells");
    }
    if (reply.status() == 403) {
      return broken(forbidden(url, self));
    }
    return speaksClassicAlone()
        ? broken("it speaks the classic exchange alone, expected the confirmed one")
        : broken("status " + reply.status() + ", expected 200");
  }

  /** What a status of 403 means, by either exchange. */
  static String forbidden(URI url, KmeId self) {
    return "https".equalsIgnoreCase(url.getScheme())
        ? "status 403: it does not accept our certificate for " + self + ", as its log tells"
        : "status 403: it takes no plain HTTP from us, expected https in ukms_url";
  }

  private boolean speaksClassicAlone() {
    return (reply.status() == 404 || reply.status() == 501) && !isOurs();
  }

  private boolean isOurs() {
    try {
      return JsonMembers.of(reply.body()).number("ukms") == VERSION;
    } catch (JsonFault stranger) {
      return false;
    }
  }

  private PeerException broken(String what) {
    return new PeerException("peer at " + url + ": " + what, reply.retryAfter(), null);
  }
}
