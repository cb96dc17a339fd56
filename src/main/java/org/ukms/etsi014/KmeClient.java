package org.ukms.etsi014;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.http.HttpCaller;
import org.ukms.http.HttpFailure;
import org.ukms.http.HttpReply;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.name.SaeId;

/** Asks one QKD device for the keys that it shares with one SAE (E-1 to E-4). */
public final class KmeClient implements Kme {

  private final HttpCaller http;
  private final URI url;
  private final SaeId other;
  private final Duration timeout;
  private final String query;

  /**
   * A client.
   *
   * @param url the device, without a trailing slash
   * @param other the other side's SAE: the slave of what we fetch first, the master of what it
   *     fetched first
   * @param timeout for a whole call
   */
  public KmeClient(HttpCaller http, URI url, SaeId other, Duration timeout) {
    this(http, url, other, timeout, "");
  }

  private KmeClient(HttpCaller http, URI url, SaeId other, Duration timeout, String query) {
    this.http = http;
    this.url = url;
    this.other = other;
    this.timeout = timeout;
    this.query = query;
  }

  /** A client that asks for keys of 256 bits, whatever the device's default is (clause 6.2). */
  public static KmeClient sized(HttpCaller http, URI url, SaeId other, Duration timeout) {
    return new KmeClient(http, url, other, timeout, "?number=1&size=256");
  }

  @Override
  public CompletableFuture<QkdKey> getKey() {
    return call("enc_keys", query, Optional.empty());
  }

  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id) {
    // %20 is a space to everyone, + to some.
    String value = URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
    return call("dec_keys", "?key_ID=" + value, Optional.of(id));
  }

  private CompletableFuture<QkdKey> call(String method, String query, Optional<KeyId> expected) {
    URI uri = URI.create(url + "/api/v1/keys/" + other + "/" + method + query);
    String where = "QKD device at " + url + ", " + method + ": ";
    return http.get(uri, timeout)
        .handle(
            (reply, failure) -> {
              try {
                return key(reply, failure, expected, where);
              } catch (KmeException refusal) {
                throw new CompletionException(refusal);
              }
            });
  }

  private static QkdKey key(
      HttpReply reply, Throwable failure, Optional<KeyId> expected, String where)
      throws KmeException {
    if (failure != null) {
      Kind kind = HttpFailure.mayHaveBeenSent(failure) ? Kind.NO_REPLY : Kind.UNREACHABLE;
      throw new KmeException(kind, where + HttpFailure.reason(failure), Optional.empty(), failure);
    }
    try (reply) {
      if (reply.status() != 200) {
        throw new KmeException(
            kind(reply.status(), expected.isPresent()),
            where + "status " + reply.status() + ", expected 200",
            reply.retryAfter(),
            null);
      }
      return onlyKey(reply.body(), expected);
    } catch (JsonFault fault) {
      throw new KmeException(Kind.VIOLATION, where + fault.getMessage(), Optional.empty(), fault);
    }
  }

  private static Kind kind(int status, boolean askedById) {
    // The standard has 400 for a key that is not there, without a status of its own.
    if (askedById && (status == 400 || status == 404)) {
      return Kind.NOT_FOUND;
    }
    // An error that the standard knows, or a fault of the request, was told before a key was taken.
    boolean known = (status >= 400 && status < 500) || status == 503;
    return known ? Kind.REFUSED : Kind.VIOLATION;
  }

  private static QkdKey onlyKey(byte[] body, Optional<KeyId> expected) throws JsonFault {
    List<JsonMembers> keys = JsonMembers.of(body).objects("keys");
    if (keys.size() != 1) {
      throw new JsonFault("keys", keys.size() + " keys, expected 1");
    }
    QkdKey key = keys.get(0).key();
    if (expected.isPresent() && !expected.get().value().equalsIgnoreCase(key.id().value())) {
      key.close();
      throw new JsonFault("keys[0].key_ID", "not the ID that was asked for");
    }
    return key;
  }
}
