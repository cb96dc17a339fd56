package org.ukms.it.tunnel;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Connections within a namespace: a process there carries what is sent and received. */
final class SocketsInside extends SocketFactory {

  private static final String CARRY =
      "exec 3<>/dev/tcp/$0/$1 || exit; cat <&0 >&3 & cat <&3; kill $!";
  private static final String LIMIT_SECONDS = "60";

  private final Namespace namespace;

  SocketsInside(Namespace namespace) {
    this.namespace = namespace;
  }

  @Override
  public Socket createSocket() {
    return new Inside();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(host, port), 0);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("from an address of its own");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("from an address of its own");
  }

  private final class Inside extends Socket {

    private Process carrier;

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      InetSocketAddress to = (InetSocketAddress) address;
      carrier =
          namespace
              .command(
                  "timeout",
                  LIMIT_SECONDS,
                  "bash",
                  "-c",
                  CARRY,
                  to.getAddress().getHostAddress(),
                  Integer.toString(to.getPort()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    }

    @Override
    public InputStream getInputStream() {
      return carrier.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
      return new FilterOutputStream(carrier.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length);
          out.flush();
        }
      };
    }

    @Override
    public synchronized void close() throws IOException {
      if (carrier != null) {
        carrier.destroy();
      }
      super.close();
    }
  }
}
