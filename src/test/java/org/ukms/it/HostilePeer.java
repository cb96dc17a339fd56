package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A party that speaks no good HTTP, and counts what it is asked. */
final class HostilePeer implements AutoCloseable {

  /** What it does with a request. */
  @FunctionalInterface
  interface Manner {
    void answer(InputStream in, OutputStream out) throws IOException;
  }

  private static final int DRIP_MILLIS = 100;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private final Manner manner;

  HostilePeer(Manner manner) throws IOException {
    this(0, manner);
  }

  /** One where another will be. */
  HostilePeer(int port, Manner manner) throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.manner = manner;
    threads.execute(this::accept);
  }

  /** Never answers. */
  static void silent(InputStream in, OutputStream out) throws IOException {
    awaitEnd(in, () -> {});
  }

  /** Sends a byte now and then, so that no time-out between two bytes ever comes. */
  static void drips(InputStream in, OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(ISO_8859_1));
    awaitEnd(in, () -> out.write(' '));
  }

  /** Closes without a reply. */
  static void closes(InputStream in, OutputStream out) {
    // on purpose
  }

  /** Answers a body as JSON. */
  static Manner says(String body) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    return writes(head + body.length() + "\r\nConnection: close\r\n\r\n" + body);
  }

  /** Answers these bytes, whatever they are. */
  static Manner writes(String bytes) {
    return (in, out) -> out.write(bytes.getBytes(ISO_8859_1));
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  /** How many requests came. */
  int requests() {
    return requests.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(DRIP_MILLIS);
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        head.write(next);
      }
      requests.incrementAndGet();
      manner.answer(in, socket.getOutputStream());
    } catch (IOException gone) {
      // The other side has had enough.
      return;
    } finally {
      open.remove(socket);
    }
  }

  @FunctionalInterface
  private interface Drip {
    void fall() throws IOException;
  }

  private static void awaitEnd(InputStream in, Drip drip) throws IOException {
    while (true) {
      try {
        if (in.read() < 0) {
          return;
        }
      } catch (SocketTimeoutException stillThere) {
        drip.fall();
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
