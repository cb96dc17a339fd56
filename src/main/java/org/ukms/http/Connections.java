package org.ukms.http;

import java.time.Duration;
import java.util.Optional;
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
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.ukms.http.tls.CallerTls;
import org.ukms.http.tls.TlsUpgrade;

/** The connections of a caller, and the calls that use them (H-1 to H-6). */
final class Connections implements AutoCloseable {

  private static final int PER_PARTY = 8;

  /** Less than servers keep idle connections, so that none is closed under a request of ours. */
  private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

  /** However busy it is: only a new one shows a renewed certificate. */
  private static final TimeValue LONGEST = TimeValue.ofMinutes(1);

  private final CloseableHttpAsyncClient client;
  private final ScheduledExecutorService deadlines;
  private final boolean certificate;

  /** As many as were begun and neither ended nor expired. */
  private final Set<HttpCall> open = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  Connections(Duration connect, Optional<CallerTls> tls, ScheduledExecutorService deadlines) {
    this.deadlines = deadlines;
    this.certificate = tls.flatMap(CallerTls::own).isPresent();
    Timeout connectTimeout = Timeout.of(connect);
    PoolingAsyncClientConnectionManagerBuilder pool =
        PoolingAsyncClientConnectionManagerBuilder.create()
            // The strict one looks at all that wait for any party whenever one is served.
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(PER_PARTY)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connectTimeout)
                    .setTimeToLive(LONGEST)
                    .build())
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                    .setHandshakeTimeout(connectTimeout)
                    .build());
    tls.ifPresent(settings -> pool.setTlsStrategy(new TlsUpgrade(settings, deadlines)));
    this.client =
        HttpAsyncClients.custom()
            .setConnectionManager(pool.build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxHeaderCount(100)
                    .setMaxLineLength(HttpCaller.MAX_BODY)
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
            // It would tie a connection to our certificate and use it once.
            .disableConnectionState()
            .build();
    client.start();
  }

  CompletableFuture<HttpReply> send(
      AsyncRequestBuilder request, Duration timeout, Optional<ServerCheck> check) {
    boolean secure = URIScheme.HTTPS.same(request.getUri().getScheme());
    HttpCall call = new HttpCall(secure, certificate, check);
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
              request.build(),
              new BoundedReply(HttpCaller.MAX_BODY),
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
