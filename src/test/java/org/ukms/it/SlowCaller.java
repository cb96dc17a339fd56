package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

/** A connection over which a request comes byte by byte, or nothing at all. */
final class SlowCaller implements AutoCloseable {

  private final Socket socket;
  private final Optional<Byte> drip;
  private final long start = System.nanoTime();
  private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
  private Optional<Duration> answered = Optional.empty();
  private Optional<Duration> closed = Optional.empty();

  private SlowCaller(Socket socket, Optional<Byte> drip) {
    this.socket = socket;
    this.drip = drip;
  }

  /** Connects and sends the beginning of a request, of which this is to follow again and again. */
  static SlowCaller connect(SocketFactory sockets, int port, String beginning, String drip)
      throws IOException {
    Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port);
    if (socket instanceof SSLSocket secure) {
      secure.startHandshake();
    }
    socket.setSoTimeout(1);
    socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
    return new SlowCaller(
        socket, drip.isEmpty() ? Optional.empty() : Optional.of((byte) drip.charAt(0)));
  }

  /** Sends one byte more, unless it is over, and looks whether anything came back. */
  void goOn() {
    if (closed.isPresent()) {
      return;
    }
    try {
      if (drip.isPresent()) {
        socket.getOutputStream().write(drip.get());
      }
      look();
    } catch (IOException reset) {
      closed = Optional.of(elapsed());
    }
  }

  private void look() throws IOException {
    byte[] piece = new byte[1024];
    try {
      int length = socket.getInputStream().read(piece);
      if (length < 0) {
        closed = Optional.of(elapsed());
      } else {
        reply.write(piece, 0, length);
        answered = Optional.of(answered.orElse(elapsed()));
      }
    } catch (SocketTimeoutException nothingYet) {
      return;
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** After what time the first byte of a reply came, or the end. */
  Optional<Duration> over() {
    return answered.or(() -> closed);
  }

  /** Whether anything more comes from it. */
  boolean drips() {
    return drip.isPresent();
  }

  /** After what time the connection was ended. */
  Optional<Duration> closed() {
    return closed;
  }

  /** All that came back. */
  String reply() {
    return reply.toString(ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
