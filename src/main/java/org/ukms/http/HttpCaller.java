package org.ukms.http;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sends GET requests, each once (H-1 to H-5). For all parties of a node. */
public final class HttpCaller implements AutoCloseable {

  /** The greatest body of a reply, in bytes. */
  public static final int MAX_BODY = 8 * 1024;

  private static final int CONNECTIONS_PER_PARTY = 8;

  /** Less than servers keep idle connections, so that none is closed under a request of ours. */
  private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

  private final CloseableHttpAsyncClient client;
  private final ScheduledExecutorService deadlines;

  /**
   * A caller, with threads for its input and output alone.
   *
   * @param connect how long a connection may take to stand
   * @param parties how many hosts there are to call
   * @param deadlines runs what ends overdue calls; not closed with this
   */
  public HttpCaller(Duration connect, int parties, ScheduledExecutorService deadlines) {
    this.deadlines = deadlines;
    Timeout connectTimeout = Timeout.of(connect);
    this.client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(CONNECTIONS_PER_PARTY)
                    .setMaxConnTotal(CONNECTIONS_PER_PARTY * Math.max(1, parties))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(connectTimeout).build())
                    .setDefaultTlsConfig(
                        TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(connectTimeout)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxHeaderCount(100)
                    .setMaxLineLength(MAX_BODY)
                    .setMaxEmptyLineCount(10)
                    .build())
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
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
    HttpCall call = new HttpCall();
    try {
      ScheduledFuture<?> deadline =
          deadlines.schedule(() -> call.expire(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
      Future<HttpReply> unusedExchange =
          client.execute(
              AsyncRequestBuilder.get(uri).addHeader("Accept", "application/json").build(),
              new BoundedReply(MAX_BODY),
              call.context(),
              call);
      CompletableFuture<HttpReply> result = call.result();
      // Not returned, since its failures come wrapped.
      CompletableFuture<HttpReply> unusedNext =
          result.whenComplete((reply, failure) -> deadline.cancel(false));
      return result;
    } catch (RejectedExecutionException closing) {
      return CompletableFuture.failedFuture(
          new HttpFailure("this node is closing", false, closing));
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
