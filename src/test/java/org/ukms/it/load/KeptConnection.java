package org.ukms.it.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection over TLS on which request follows reply. */
final class KeptConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int LONGEST = 32 * 1024;
  private static final String LENGTH = "\r\ncontent-length:";

  private final SSLSocket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] buffer = new byte[LONGEST];

  private boolean ends;

  KeptConnection(SSLContext tls, int port) throws IOException {
    InetAddress host = InetAddress.getLoopbackAddress();
    this.socket = (SSLSocket) tls.getSocketFactory().createSocket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.startHandshake();
    this.out = socket.getOutputStream();
    this.in = socket.getInputStream();
  }

  /** Sends a whole request, and reads the status and the body of its reply. */
  Answer ask(String request) throws IOException {
    out.write(request.getBytes(ISO_8859_1));
    int filled = 0;
    int bodyAt = -1;
    int end = Integer.MAX_VALUE;
    String head = "";
    while (filled < end) {
      int more = in.read(buffer, filled, buffer.length - filled);
      if (more <= 0) {
        throw new EOFException("the connection has ended after " + filled + " bytes of a reply");
      }
      filled += more;
      if (bodyAt < 0) {
        bodyAt = bodyAt(filled);
        if (bodyAt >= 0) {
          head = new String(buffer, 0, bodyAt, ISO_8859_1).toLowerCase(Locale.ROOT);
          end = bodyAt + length(head);
        }
      }
    }
    ends = head.contains("\r\nconnection: close");
    int status = Integer.parseInt(head, 9, 12, 10);
    return new Answer(status, new String(buffer, bodyAt, filled - bodyAt, ISO_8859_1));
  }

  private int bodyAt(int filled) {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int length(String head) throws IOException {
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("a reply without its length: " + head);
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }

  /** Whether the server has said that it closes it. */
  boolean ends() {
    return ends;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What came back, a byte of the body to each character. */
  record Answer(int status, String body) {}
}
