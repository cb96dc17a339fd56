package org.ukms.http.tls;

import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HttpClientHostnameVerifier;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.ukms.tls.TlsContexts;
import org.ukms.tls.TlsEvents;
import org.ukms.tls.chain.Words;

/** Makes a connection one of TLS, in time or not at all (H-2, H-6). */
public final class TlsUpgrade extends DefaultClientTlsStrategy {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Optional<String> serverName;
  private final ScheduledExecutorService deadlines;

  /** For connections of these settings. */
  public TlsUpgrade(CallerTls tls, ScheduledExecutorService deadlines) {
    super(
        TlsContexts.ofClient(tls.own(), tls.trust()),
        PROTOCOLS,
        null,
        SSLBufferMode.STATIC,
        tls.hosts() ? new HostName(tls.events()) : NoopHostnameVerifier.INSTANCE);
    this.serverName = tls.serverName();
    this.deadlines = deadlines;
  }

  /** Judges whether a certificate names a host. */
  private record HostName(TlsEvents events) implements HttpClientHostnameVerifier {

    private static final DefaultHostnameVerifier RULES = new DefaultHostnameVerifier();

    @Override
    public void verify(String host, X509Certificate certificate) throws SSLException {
      try {
        RULES.verify(host, certificate);
      } catch (SSLException unnamed) {
        String reason = "does not name " + host;
        events.refused(Words.subject(certificate), reason);
        throw new SSLPeerUnverifiedException(reason);
      }
    }

    @Override
    public boolean verify(String host, SSLSession session) {
      return RULES.verify(host, session);
    }
  }

  @Override
  public void upgrade(
      TransportSecurityLayer connection,
      NamedEndpoint endpoint,
      Object attachment,
      Timeout timeout,
      FutureCallback<TransportSecurityLayer> callback) {
    NamedEndpoint named =
        serverName
            .<NamedEndpoint>map(name -> new HttpHost(name, endpoint.getPort()))
            .orElse(endpoint);
    try {
      // The time-out of the client itself begins anew with each byte.
      ScheduledFuture<?> deadline =
          deadlines.schedule(
              () -> abandon(connection, callback), timeout.toMilliseconds(), TimeUnit.MILLISECONDS);
      super.upgrade(connection, named, attachment, timeout, ending(deadline, callback));
    } catch (RejectedExecutionException closing) {
      callback.failed(closing);
    }
  }

  private static void abandon(
      TransportSecurityLayer connection, FutureCallback<TransportSecurityLayer> callback) {
    callback.failed(new SocketTimeoutException("TLS handshake"));
    if (connection instanceof ModalCloseable open) {
      open.close(CloseMode.IMMEDIATE);
    }
  }

  private static FutureCallback<TransportSecurityLayer> ending(
      ScheduledFuture<?> deadline, FutureCallback<TransportSecurityLayer> callback) {
    return new FutureCallback<>() {
      @Override
      public void completed(TransportSecurityLayer connection) {
        deadline.cancel(false);
        callback.completed(connection);
      }

      @Override
      public void failed(Exception failure) {
        deadline.cancel(false);
        callback.failed(failure);
      }

      @Override
      public void cancelled() {
        deadline.cancel(false);
        callback.cancelled();
      }
    };
  }
}
