package org.ukms.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.ukms.http.Accepting;

/** An HTTPS server of the JDK on loopback, which answers each GET with {@code {}}. */
public final class TlsServer implements AutoCloseable {

  private static final String REPLY = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private final SSLServerSocket socket;
  private final Accepting accepting;
  private final List<X509Certificate> clients = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();

  private volatile boolean hangsUp;

  /** One that asks for no certificate, and speaks these versions. */
  public TlsServer(SSLContext context, String... protocols) throws IOException {
    this(context, false, protocols);
  }

  /**
   * A server.
   *
   * @param need whether clients need a certificate
   * @param protocols the versions that it speaks, or none for the JDK's
   */
  public TlsServer(SSLContext context, boolean need, String... protocols) throws IOException {
    socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(need);
    if (protocols.length > 0) {
      socket.setEnabledProtocols(protocols);
    }
    accepting = new Accepting(socket, accepted -> serve((SSLSocket) accepted));
  }

  public URI url() {
    return URI.create("https://localhost:" + socket.getLocalPort());
  }

  /** Closes the connection from now on instead of an answer. */
  public void hangUp() {
    hangsUp = true;
  }

  /** Requests that were read. */
  public int requests() {
    return requests.get();
  }

  /** Whose connections stood, in order. */
  public List<X509Certificate> clients() {
    return List.copyOf(clients);
  }

  public int connections() {
    return accepting.connections();
  }

  private void serve(SSLSocket accepted) {
    try (accepted) {
      accepted.startHandshake();
      if (socket.getNeedClientAuth()) {
        clients.add((X509Certificate) accepted.getSession().getPeerCertificates()[0]);
      }
      InputStream in = accepted.getInputStream();
      StringBuilder header = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        header.append((char) next);
        if (header.indexOf("\r\n\r\n") >= 0) {
          requests.incrementAndGet();
          header.setLength(0);
          if (hangsUp) {
            return;
          }
          accepted.getOutputStream().write(REPLY.getBytes(ISO_8859_1));
        }
      }
    } catch (IOException refused) {
      // the client hung up, or was not let in
    }
  }

  @Override
  public void close() {
    accepting.close();
  }
}
