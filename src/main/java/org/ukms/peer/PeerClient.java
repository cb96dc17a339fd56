package org.ukms.peer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ukms.exchange.Verb;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.http.HttpCaller;
import org.ukms.http.HttpFailure;
import org.ukms.http.HttpReply;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyId;
import org.ukms.name.KmeId;

/** Speaks both exchanges to one other node (P-1 to P-4). */
public final class PeerClient implements Peer {

  /** For a message that makes the peer ask no device. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final HttpCaller http;
  private final URI url;
  private final KmeId self;
  private final Duration timeout;
  private final Duration prepareTimeout;

  /**
   * A client.
   *
   * @param url the other node, without a trailing slash
   * @param self our own KME ID, under which the other node knows us
   * @param timeout for a whole call of the classic exchange, in which the other node asks its
   *     device
   * @param prepareTimeout for a message that makes the other node ask its device twice
   */
  public PeerClient(
      HttpCaller http, URI url, KmeId self, Duration timeout, Duration prepareTimeout) {
    this.http = http;
    this.url = url;
    this.self = self;
    this.timeout = timeout;
    this.prepareTimeout = prepareTimeout;
  }

  @Override
  public CompletableFuture<KeyId> ask(Verb verb) {
    String path = "/api/v1/peer/" + self + "/" + verb.path();
    return http.get(URI.create(url + path), timeout)
        .handle(
            (reply, failure) -> {
              try {
                return keyId(reply, failure);
              } catch (PeerException refusal) {
                throw new CompletionException(refusal);
              }
            });
  }

  @Override
  public CompletableFuture<Probe> probe() {
    return http.get(URI.create(url + "/api/v2/peer/" + self), SHORT)
        .handle((reply, failure) -> read(reply, failure, ConfirmedReply::probe));
  }

  @Override
  public CompletableFuture<Answer> send(Message message) {
    URI uri = URI.create(url + "/api/v2/peer/" + self + "/" + message.verb());
    return http.post(uri, message.json(), message instanceof Prepare ? prepareTimeout : SHORT)
        .handle((reply, failure) -> read(reply, failure, confirmed -> confirmed.to(message)));
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(ConfirmedReply reply) throws PeerException;
  }

  private <T> T read(HttpReply reply, Throwable failure, Reading<T> reading) {
    try {
      throwIfAny(failure);
      try (reply) {
        return reading.from(new ConfirmedReply(url, self, reply));
      }
    } catch (PeerException refusal) {
      throw new CompletionException(refusal);
    }
  }

  private void throwIfAny(Throwable failure) throws PeerException {
    if (failure != null) {
      throw new PeerException(
          "peer at " + url + ": " + HttpFailure.reason(failure), Optional.empty(), failure);
    }
  }

  private KeyId keyId(HttpReply reply, Throwable failure) throws PeerException {
    throwIfAny(failure);
    try (reply) {
      if (reply.status() != 200) {
        String status =
            reply.status() == 403
                ? ConfirmedReply.forbidden(url, self)
                : "status " + reply.status() + ", expected 200";
        throw new PeerException("peer at " + url + ": " + status, reply.retryAfter(), null);
      }
      return JsonMembers.of(reply.body()).keyId();
    } catch (JsonFault fault) {
      throw new PeerException(
          "peer at " + url + ": its reply: " + fault.getMessage(), Optional.empty(), fault);
    }
  }
}
