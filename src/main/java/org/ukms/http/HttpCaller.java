package org.ukms.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
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
   * @return the reply, or {@link HttpFailure}; never completed by the thread of the caller alone
   */
  public CompletableFuture<HttpReply> get(URI uri, Duration timeout) {
    CompletableFuture<HttpReply> result = new CompletableFuture<>();
    try {
      Future<HttpReply> exchange =
          client.execute(
              AsyncRequestBuilder.get(uri).addHeader("Accept", "application/json").build(),
              new BoundedReply(MAX_BODY),
              completing(result));
      ScheduledFuture<?> deadline =
          deadlines.schedule(
              () -> expire(result, exchange, timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
      var unused = result.whenComplete((reply, failure) -> deadline.cancel(false));
      return result;
    } catch (RejectedExecutionException | IllegalStateException closing) {
      return CompletableFuture.failedFuture(new HttpFailure("this node is closing", true, closing));
    }
  }

  private static void expire(
      CompletableFuture<HttpReply> result, Future<HttpReply> exchange, Duration timeout) {
    String message = "no whole reply within " + timeout.toSeconds() + " s";
    if (result.completeExceptionally(new HttpFailure(message, true, null))) {
      exchange.cancel(true);
    }
  }

  private static FutureCallback<HttpReply> completing(CompletableFuture<HttpReply> result) {
    return new FutureCallback<>() {
      @Override
      public void completed(HttpReply reply) {
        if (!result.complete(reply)) {
          reply.close();
        }
      }

      @Override
      public void failed(Exception failure) {
        result.completeExceptionally(new HttpFailure(reason(failure), !notSent(failure), failure));
      }

      @Override
      public void cancelled() {
        result.completeExceptionally(new HttpFailure("the call was cancelled", true, null));
      }
    };
  }

  private static boolean notSent(Exception failure) {
    return failure instanceof ConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException
        || failure instanceof ConnectionRequestTimeoutException;
  }

  private static String reason(Exception failure) {
    if (failure instanceof UnknownHostException) {
      return "its host name is unknown";
    }
    if (failure instanceof ConnectTimeoutException) {
      return "no connection in time";
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "no connection: refused or unreachable";
    }
    if (failure instanceof ReplyTooLongException) {
      return failure.getMessage();
    }
    return "no whole reply (" + failure.getClass().getSimpleName() + ")";
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
