package org.ukms.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.ukms.http.tls.TlsFault;

/** One call, whose request leaves once or not at all, and which ends once (H-1, H-5). */
final class HttpCall implements FutureCallback<HttpReply> {

  private static final String ATTRIBUTE = HttpCall.class.getName();

  private final boolean secure;
  private final boolean certificate;
  private final Optional<ServerCheck> check;

  private final CompletableFuture<HttpReply> result = new CompletableFuture<>();

  /** Set by whichever comes first: the request that is about to leave, or the end of the call. */
  private final AtomicBoolean sentOrEnded = new AtomicBoolean();

  private volatile Optional<AsyncExecRuntime> connection = Optional.empty();

  /**
   * A call.
   *
   * @param secure whether it goes over TLS or not at all
   * @param certificate whether we have a certificate to show
   * @param check judges the server, where there is TLS
   */
  HttpCall(boolean secure, boolean certificate, Optional<ServerCheck> check) {
    this.secure = secure;
    this.certificate = certificate;
    this.check = check;
  }

  CompletableFuture<HttpReply> result() {
    return result;
  }

  HttpContext context(RequestConfig config) {
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(config);
    context.setAttribute(ATTRIBUTE, this);
    return context;
  }

  /** Notes which connection the call gets. */
  static void begin(
      HttpRequest request,
      AsyncEntityProducer body,
      Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    of(scope.clientContext).connection = Optional.of(scope.execRuntime);
    chain.proceed(request, body, scope, callback);
  }

  /**
   * Lets the request of a call go over a connection that stands.
   *
   * @throws HttpException if it went already, or the call has ended, or the server is not whom it
   *     is meant for
   */
  static void beforeSending(HttpRequest request, EntityDetails body, HttpContext context)
      throws HttpException {
    HttpCall call = of(context);
    if (call.secure) {
      call.judge(HttpClientContext.cast(context).getSSLSession());
    }
    if (!call.sentOrEnded.compareAndSet(false, true)) {
      throw new HttpException("a request is sent once, and not after the end of its call");
    }
  }

  private void judge(SSLSession session) throws RefusedServerException {
    if (session == null) {
      throw new RefusedServerException("the connection has no TLS");
    }
    if (check.isPresent()) {
      Optional<String> refusal = check.get().refusal(chain(session));
      if (refusal.isPresent()) {
        throw new RefusedServerException("its certificate " + refusal.get());
      }
    }
  }

  private static List<X509Certificate> chain(SSLSession session) throws RefusedServerException {
    try {
      return Stream.of(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException none) {
      throw new RefusedServerException("it has no certificate");
    }
  }

  private static HttpCall of(HttpContext context) {
    return (HttpCall) context.getAttribute(ATTRIBUTE);
  }

  void expire(Duration timeout) {
    boolean sent = !sentOrEnded.compareAndSet(false, true);
    String within = String.format(Locale.ROOT, " within %.1f s", timeout.toMillis() / 1000.0);
    end((sent ? "no whole reply" : "no connection") + within, sent, null);
    if (sent) {
      // The client's own Future.cancel() leaves some connections open, for as long as the other
      // side keeps them. One that does not stand yet ends by its own time-out, or at
      // beforeSending().
      connection.ifPresent(AsyncExecRuntime::discardEndpoint);
    }
  }

  @Override
  public void completed(HttpReply reply) {
    if (!result.complete(reply)) {
      reply.close();
    }
  }

  @Override
  public void failed(Exception failure) {
    boolean left = !sentOrEnded.compareAndSet(false, true);
    boolean sent = left && !TlsFault.refusesUs(failure);
    end(reason(failure, sent), sent, failure);
  }

  @Override
  public void cancelled() {
    failed(new CancellationException());
  }

  private void end(String reason, boolean sent, Exception cause) {
    result.completeExceptionally(new HttpFailure(reason, sent, cause));
  }

  private String reason(Exception failure, boolean sent) {
    if (failure instanceof UnknownHostException) {
      return "its host name is unknown";
    }
    if (failure instanceof ConnectTimeoutException) {
      return "no connection in time";
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "no connection: refused or unreachable";
    }
    Optional<String> tls = TlsFault.reason(failure, certificate);
    if (tls.isPresent()) {
      return tls.get();
    }
    if (failure instanceof ReplyTooLongException || failure instanceof RefusedServerException) {
      return failure.getMessage();
    }
    if (failure instanceof IllegalStateException) {
      return "this node is closing";
    }
    if (sent && secure && failure instanceof ConnectionClosedException) {
      // Some servers refuse a certificate without a word.
      return "no whole reply: it closed the connection, as one may that does not accept our"
          + " certificate";
    }
    return (sent ? "no whole reply (" : "the request was not sent (")
        + failure.getClass().getSimpleName()
        + ")";
  }
}
