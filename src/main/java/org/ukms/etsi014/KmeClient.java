package org.ukms.etsi014;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ukms.http.HttpCaller;
import org.ukms.http.HttpReply;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonObject;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.name.SaeId;

/** Asks one QKD device for the keys that it shares with one SAE (E-1 to E-4, E-7, E-8). */
public final class KmeClient implements KmeDevice {

  /** How a key is asked for. */
  public enum Asking {
    /** By GET without a query, as the classic exchange does. */
    PLAIN_GET,
    /** By GET for one key of 256 bits, whatever the device's default is (clause 6.2). */
    SIZED_GET,
    /** By POST for one key of 256 bits. */
    POST
  }

  /** Some devices have no such method, or not on this link; that is no failure. */
  private static final Set<Integer> NOT_OFFERED = Set.of(400, 404, 405, 501);

  private static final byte[] ONE_KEY =
      JsonObject.of(
          request -> {
            request.writeNumberField("number", 1);
            request.writeNumberField("size", 256);
          });

  private final HttpCaller http;
  private final URI url;
  private final SaeId self;
  private final SaeId other;
  private final Asking asking;

  /**
   * A client.
   *
   * @param url the device, without a trailing slash
   * @param self our SAE, as which the device is to know us
   * @param other the other side's SAE: the slave of what we fetch first, the master of what it
   *     fetched first
   */
  public KmeClient(HttpCaller http, URI url, SaeId self, SaeId other, Asking asking) {
    this.http = http;
    this.url = url;
    this.self = self;
    this.other = other;
    this.asking = asking;
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public CompletableFuture<QkdKey> getKey(Duration timeout) {
    String query = asking == Asking.SIZED_GET ? "?number=1&size=256" : "";
    CompletableFuture<HttpReply> call =
        asking == Asking.POST
            ? http.post(uri("enc_keys"), ONE_KEY, timeout)
            : http.get(uri("enc_keys" + query), timeout);
    return read(
        call,
        "enc_keys",
        (reply, refusal) -> {
          refusal.unlessGood(reply, false);
          return KeyContainer.onlyKey(reply.body(), Optional.empty());
        });
  }

  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id, Duration timeout) {
    CompletableFuture<HttpReply> call =
        asking == Asking.POST
            ? http.post(uri("dec_keys"), keyIds(id), timeout)
            : http.get(uri("dec_keys?key_ID=" + encoded(id)), timeout);
    return read(
        call,
        "dec_keys",
        (reply, refusal) -> {
          refusal.unlessGood(reply, true);
          return KeyContainer.onlyKey(reply.body(), Optional.of(id));
        });
  }

  @Override
  public CompletableFuture<Optional<KmeStatus>> status(Duration timeout) {
    return read(
        http.get(uri("status"), timeout),
        "status",
        (reply, refusal) -> {
          if (NOT_OFFERED.contains(reply.status())) {
            return Optional.empty();
          }
          refusal.unlessGood(reply, false);
          return Optional.of(KmeStatus.read(reply.body(), self, other));
        });
  }

  private URI uri(String method) {
    return URI.create(url + "/api/v1/keys/" + other + "/" + method);
  }

  /** %20 is a space to everyone, + to some. */
  private static String encoded(KeyId id) {
    return URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] keyIds(KeyId id) {
    return JsonObject.of(
        request -> {
          request.writeArrayFieldStart("key_IDs");
          request.writeStartObject();
          request.writeStringField("key_ID", id.value());
          request.writeEndObject();
          request.writeEndArray();
        });
  }

  /** What is made of a reply. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(HttpReply reply, Refusal refusal) throws JsonFault, KmeException;
  }

  private <T> CompletableFuture<T> read(
      CompletableFuture<HttpReply> call, String method, Reading<T> reading) {
    Refusal refusal = new Refusal("QKD device at " + url + ", " + method + ": ", self);
    return call.handle(
        (reply, failure) -> {
          if (failure != null) {
            throw new CompletionException(refusal.noReply(failure));
          }
          try (reply) {
            return reading.of(reply, refusal);
          } catch (JsonFault fault) {
            throw new CompletionException(refusal.violation(fault));
          } catch (KmeException refused) {
            throw new CompletionException(refused);
          }
        });
  }
}
