package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * One request on one connection, sent as it is written here, once: other clients correct a path or
 * repeat a GET.
 */
final class Http {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int PATIENCE_MILLIS = 1_000;

  private final InetSocketAddress address;
  private final String contextPath;
  private final SocketFactory sockets;

  /** Requests to this port of the host itself. */
  Http(int port) {
    this(port, "");
  }

  /**
   * The same, to one application.
   *
   * @param contextPath stands before each path
   */
  Http(int port, String contextPath) {
    this(InetAddress.getLoopbackAddress(), port, contextPath);
  }

  Http(InetAddress host, int port, String contextPath) {
    this(new InetSocketAddress(host, port), contextPath, SocketFactory.getDefault());
  }

  private Http(InetSocketAddress address, String contextPath, SocketFactory sockets) {
    this.address = address;
    this.contextPath = contextPath;
    this.sockets = sockets;
  }

  /** The same over TLS. */
  Http over(SSLContext tls) {
    return new Http(address, contextPath, tls.getSocketFactory());
  }

  /** The same over connections of this kind. */
  Http through(SocketFactory connections) {
    return new Http(address, contextPath, connections);
  }

  /** The same at another port. */
  Http to(int port) {
    return new Http(new InetSocketAddress(address.getAddress(), port), contextPath, sockets);
  }

  /** What stands before each path. */
  String contextPath() {
    return contextPath;
  }

  Reply get(String path) throws IOException {
    return send("GET", path);
  }

  Reply send(String method, String path) throws IOException {
    return send(method, path, List.of(), "");
  }

  Reply post(String path, String contentType, String body) throws IOException {
    return send("POST", path, List.of("Content-Type: " + contentType), body);
  }

  Reply send(String method, String path, List<String> headers, String body) throws IOException {
    return send(method, path, headers, body.getBytes(UTF_8));
  }

  /** The same with a body that need not be text. */
  Reply send(String method, String path, List<String> headers, byte[] content) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + contextPath + path + " HTTP/1.1\r\n");
    head.append("Host: localhost:" + address.getPort() + "\r\nConnection: close\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (content.length > 0) {
      head.append("Content-Length: " + content.length + "\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    request.writeBytes(content);
    return Reply.parse(exchange(request.toByteArray(), false), method.equals("HEAD"));
  }

  /** Sends bytes and the end of all bytes; nothing comes back if the other side just closes. */
  byte[] junk(byte[] request) throws IOException {
    return exchange(request, true);
  }

  /**
   * Sends bytes, and the end of all bytes once nothing has come back for some time.
   *
   * @throws SocketTimeoutException if even then nothing comes back, and no end
   */
  byte[] patient(byte[] request) throws IOException {
    try (Socket socket = sockets.createSocket()) {
      socket.connect(address, TIMEOUT_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      boolean ended;
      try {
        socket.getOutputStream().write(request);
        ended = readTo(reply, socket);
      } catch (SocketException | SSLException refused) {
        // It may have said why before it closed.
        ended = readTo(reply, socket);
      }
      if (!ended && reply.size() == 0) {
        socket.shutdownOutput();
        ended = readTo(reply, socket);
      }
      if (!ended && reply.size() == 0) {
        throw new SocketTimeoutException("it waits for more");
      }
      return reply.toByteArray();
    }
  }

  /** Whether the end has come. */
  private static boolean readTo(ByteArrayOutputStream reply, Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(reply);
      return true;
    } catch (SocketTimeoutException notYet) {
      return false;
    } catch (SocketException | SSLException reset) {
      return true;
    }
  }

  private byte[] exchange(byte[] request, boolean end) throws IOException {
    try (Socket socket = sockets.createSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(address, TIMEOUT_MILLIS);
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request);
        if (end) {
          socket.shutdownOutput();
        }
        InputStream in = socket.getInputStream();
        in.transferTo(reply);
      } catch (SocketException | SSLException reset) {
        // What it did not want to read it answers with a reset, perhaps after a reply; a caller
        // whom it does not trust it may leave without a word.
        return reply.toByteArray();
      }
      return reply.toByteArray();
    }
  }

  /** For a reply that is shown: bytes as characters. */
  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
