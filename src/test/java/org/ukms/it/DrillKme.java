package org.ukms.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.ukms.it.KeyStock.Entry;

/** The QKD device at one end of a link, over HTTP or mutual TLS; it can be down, late or wrong. */
final class DrillKme implements AutoCloseable {

  private final KeyStock stock;
  private final String sae;
  private final int port = Ports.free();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final List<HttpExchange> unanswered = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  private Optional<SSLContext> tls;
  private HttpServer server;
  private volatile Trouble trouble = Trouble.NONE;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean hangs;

  /**
   * A device that is up.
   *
   * @param sae the only one whom it gives keys to
   * @param tls its certificate, and whose clients it lets in; plain HTTP without
   */
  DrillKme(KeyStock stock, String sae, Optional<SSLContext> tls) throws IOException {
    this.stock = stock;
    this.sae = sae;
    this.tls = tls;
    up();
  }

  String url() {
    return (tls.isPresent() ? "https" : "http") + "://localhost:" + port;
  }

  /** How many requests for keys came. */
  int calls() {
    return calls.get();
  }

  void have(Trouble next) {
    trouble = next;
  }

  /** Answers later by this. */
  void delay(Duration by) {
    delay = by;
  }

  /** Takes requests and never answers, until it does no more. */
  void hang(boolean from) {
    hangs = from;
    if (!from) {
      unanswered.forEach(HttpExchange::close);
      unanswered.clear();
    }
  }

  void down() {
    server.stop(0);
  }

  void up() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    server = tls.isPresent() ? HttpsServer.create(address, 100) : HttpServer.create(address, 100);
    if (server instanceof HttpsServer https) {
      https.setHttpsConfigurator(clientsToo(tls.orElseThrow()));
    }
    server.createContext("/api/v1/keys/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Begins anew, with another certificate or for other clients. */
  void show(SSLContext other) throws IOException {
    down();
    tls = Optional.of(other);
    up();
  }

  private static HttpsConfigurator clientsToo(SSLContext context) {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
        wanted.setNeedClientAuth(true);
        parameters.setSSLParameters(wanted);
      }
    };
  }

  private void handle(HttpExchange exchange) {
    if (hangs) {
      unanswered.add(exchange);
      count(exchange);
      return;
    }
    var unused =
        later.schedule(
            () -> threads.execute(() -> answer(exchange)), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void count(HttpExchange exchange) {
    if (!method(exchange).equals("status")) {
      calls.incrementAndGet();
    }
  }

  private static String method(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().split("/", -1)[5];
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      count(exchange);
      String method = method(exchange);
      String caller = caller(exchange);
      if (!caller.equals(sae)) {
        Trouble.reply(exchange, 401, "{\"message\": \"" + caller + " is no SAE of this KME\"}");
      } else if (!trouble.answers(exchange, method)) {
        answer(exchange, method);
      }
    } catch (IOException gone) {
      // Who asked did not wait.
      unanswered.remove(exchange);
    }
  }

  private void answer(HttpExchange exchange, String method) throws IOException {
    switch (method) {
      case "status" -> Trouble.reply(exchange, 200, status(exchange));
      case "enc_keys" -> deliver(exchange, method, stock.take(), 503, "no key in store");
      default -> {
        String id = exchange.getRequestURI().getQuery().substring("key_ID=".length());
        String text = "one or more keys specified are not found on KME";
        deliver(exchange, method, stock.find(id), 400, text);
      }
    }
  }

  private void deliver(
      HttpExchange exchange, String method, Optional<Entry> found, int status, String text)
      throws IOException {
    if (found.isPresent()) {
      Trouble.reply(exchange, 200, trouble.container(found.get(), method));
    } else {
      Trouble.reply(exchange, status, "{\"message\": \"" + text + "\"}");
    }
  }

  private String status(HttpExchange exchange) {
    String slave = exchange.getRequestURI().getPath().split("/", -1)[4];
    return """
    {"source_KME_ID": "kme_here", "target_KME_ID": "kme_there", "master_SAE_ID": "%s",
     "slave_SAE_ID": "%s", "key_size": 256, "stored_key_count": %d, "max_key_count": %d,
     "max_key_per_request": 1, "max_key_size": 256, "min_key_size": 256, "max_SAE_ID_count": 0}
    """
        .formatted(trouble.masterSaeId(sae), slave, stock.stored(), KeyStock.FULL);
  }

  /** By the certificate; without one nobody knows better. */
  private String caller(HttpExchange exchange) throws SSLPeerUnverifiedException {
    return exchange instanceof HttpsExchange https
        ? https.getSSLSession().getPeerPrincipal().getName().replaceFirst("CN=([^,]*).*", "$1")
        : sae;
  }

  @Override
  public void close() {
    hang(false);
    server.stop(0);
    later.shutdownNow();
    threads.shutdownNow();
  }
}
