package org.ukms.http;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sends requests, each once (H-1 to H-5). For all parties of a node. */
public final class HttpCaller implements AutoCloseable {

  /** The greatest body of a reply, in bytes. */
  public static final int MAX_BODY = 8 * 1024;

  /** Without a character set, as JSON has but one (RFC 8259, clause 11). */
  private static final ContentType JSON =
      ContentType.create(ContentType.APPLICATION_JSON.getMimeType());

  private static final int CONNECTIONS_PER_PARTY = 8;

  /** Less than servers keep idle connections, so that none is closed under a request of ours. */
  private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

  private final CloseableHttpAsyncClient client;
  private final ScheduledExecutorService deadlines;

  /** As many as were begun and neither ended nor expired. */
  private final Set<HttpCall> open = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /**
   * A caller, with threads for its input and output alone.
   *
   * @param connect how long a connection may take to stand
   * @param deadlines runs what ends overdue calls; not closed with this
   */
  public HttpCaller(Duration connect, ScheduledExecutorService deadlines) {
    this.deadlines = deadlines;
    Timeout connectTimeout = Timeout.of(connect);
    this.client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    // The strict one looks at all that wait for any party whenever one is served.
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setMaxConnPerRoute(CONNECTIONS_PER_PARTY)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(connectTimeout).build())
                    .setDefaultTlsConfig(
                        TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                    .build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxHeaderCount(100)
                    .setMaxLineLength(MAX_BODY)
                    .setMaxEmptyLineCount(10)
                    .build())
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
            // Its own decorator would log every byte where a server sets the level DEBUG, keys too.
            .setIoSessionDecorator(session -> session)
            .setKeepAliveStrategy((reply, context) -> KEEP_ALIVE)
            .setUserAgent("uKMS")
            .addExecInterceptorFirst("call", HttpCall::begin)
            .addRequestInterceptorLast(HttpCall::beforeSending)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
    client.start();
  }

  /**
   * Sends one GET.
   *
   * @param timeout for the whole exchange
   * @return the reply, or {@link HttpFailure}
   */
  public CompletableFuture<HttpReply> get(URI uri, Duration timeout) {
    return send(AsyncRequestBuilder.get(uri), timeout);
  }

  /**
   * Sends one POST.
   *
   * @param json the body; nobody changes the array before the end of the call
   * @param timeout for the whole exchange
   * @return the reply, or {@link HttpFailure}
   */
  public CompletableFuture<HttpReply> post(URI uri, byte[] json, Duration timeout) {
    return send(AsyncRequestBuilder.post(uri).setEntity(json, JSON), timeout);
  }

  private CompletableFuture<HttpReply> send(AsyncRequestBuilder request, Duration timeout) {
    HttpCall call = new HttpCall();
    open.add(call);
    try {
      if (closed) {
        throw new RejectedExecutionException();
      }
      ScheduledFuture<?> deadline =
          deadlines.schedule(() -> call.expire(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
      // Not returned, since its failures come wrapped.
      CompletableFuture<HttpReply> unusedNext =
          call.result().whenComplete((reply, failure) -> end(call, deadline));
      Future<HttpReply> unusedExchange =
          client.execute(
              request.addHeader(HttpHeaders.ACCEPT, JSON.getMimeType()).build(),
              new BoundedReply(MAX_BODY),
              call.context(configured(timeout)),
              call);
    } catch (RejectedExecutionException closing) {
      open.remove(call);
      call.failed(new CancellationException());
    }
    return call.result();
  }

  /**
   * A call may wait for its turn as long as it may take: that the party's connections are in use is
   * not its fault.
   */
  private static RequestConfig configured(Duration timeout) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(timeout))
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private void end(HttpCall call, ScheduledFuture<?> deadline) {
    deadline.cancel(false);
    open.remove(call);
  }

  /** Ends all calls, too: the client itself leaves some to their deadlines. */
  @Override
  public void close() {
    closed = true;
    open.forEach(call -> call.failed(new CancellationException()));
    client.close(CloseMode.IMMEDIATE);
  }
}
