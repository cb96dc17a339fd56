package org.ukms.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A QKD device at both ends of a link: random keys, each delivered once to either side, and
 * counted.
 */
final class TestKme implements AutoCloseable {

  /** What one call does instead of answering. */
  enum Fault {
    REFUSED,
    SHORT_KEY,
    OTHER_KEY_ID,
    TWO_KEYS,
    KEY_IN_WRONG_PLACE,
    NO_JSON
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
  private final List<byte[]> all = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> issuedFor = new ConcurrentHashMap<>();
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final Map<String, Runnable> beforeReply = new ConcurrentHashMap<>();

  TestKme() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext("/api/v1/keys/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** How many keys were issued for this SAE as the slave: to the node on the other side of it. */
  int issuedFor(String slave) {
    return issuedFor.computeIfAbsent(slave, any -> new AtomicInteger()).get();
  }

  /** Every key that was ever issued. */
  List<byte[]> keys() {
    return List.copyOf(all);
  }

  /** Makes the next calls go wrong, one each. */
  void schedule(Fault... next) {
    synchronized (faults) {
      faults.addAll(List.of(next));
    }
  }

  /** Does this once, between the next fresh key for this slave and the reply that holds it. */
  void beforeTheReplyFor(String slave, Runnable work) {
    beforeReply.put(slave, work);
  }

  boolean hasFaultsLeft() {
    synchronized (faults) {
      return !faults.isEmpty();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      if (path[5].equals("status")) {
        reply(exchange, 404, "{\"message\": \"no status here\"}");
        return;
      }
      Fault fault;
      synchronized (faults) {
        fault = faults.poll();
      }
      if (fault == Fault.REFUSED) {
        reply(exchange, 503, "{\"message\": \"no key in store\"}");
        return;
      }
      boolean fresh = path[5].equals("enc_keys");
      String id =
          fresh ? UUID.randomUUID().toString() : exchange.getRequestURI().getQuery().substring(7);
      byte[] key = fresh ? issue(path[4], id) : waiting.remove(id);
      if (key == null) {
        String text = "one or more keys specified are not found on KME";
        reply(exchange, 400, "{\"message\": \"" + text + "\"}");
      } else {
        reply(exchange, 200, container(id, key, fresh ? harmless(fault) : fault));
      }
    }
  }

  private byte[] issue(String slave, String id) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    all.add(key);
    waiting.put(id, key);
    issuedFor.computeIfAbsent(slave, any -> new AtomicInteger()).incrementAndGet();
    Optional.ofNullable(beforeReply.remove(slave)).ifPresent(Runnable::run);
    return key;
  }

  /** The ID of a fresh key is whatever the device says. */
  private static Fault harmless(Fault fault) {
    return fault == Fault.OTHER_KEY_ID ? null : fault;
  }

  private static String container(String id, byte[] key, Fault fault) {
    String text = Base64.getEncoder().encodeToString(key);
    String entry = "{\"key_ID\": \"%s\", \"key\": \"%s\"}";
    if (fault == null) {
      return "{\"keys\": [" + entry.formatted(id, text) + "]}";
    }
    return switch (fault) {
      case SHORT_KEY -> {
        String part = Base64.getEncoder().encodeToString(Arrays.copyOf(key, 24));
        yield "{\"keys\": [" + entry.formatted(id, part) + "]}";
      }
      // What stands in the place of an ID may be anything, here the key itself.
      case OTHER_KEY_ID -> "{\"keys\": [" + entry.formatted(text, text) + "]}";
      case TWO_KEYS ->
          "{\"keys\": [" + entry.formatted(id, text) + "," + entry.formatted(id, text) + "]}";
      case KEY_IN_WRONG_PLACE -> "{\"keys\": [\"" + text + "\"], \"" + text + "\": 1}";
      default -> text;
    };
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
