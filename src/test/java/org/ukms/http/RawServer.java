package org.ukms.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A party that does with each connection what the test wants, and counts what it receives. */
public final class RawServer implements AutoCloseable {

  /** What happens on one connection, which is closed at the end. */
  @FunctionalInterface
  public interface Script {
    void play(Connection connection) throws IOException;
  }

  private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: ([0-9]{1,6})\r\n");

  private final ServerSocket socket;
  private final Script script;
  private final Accepting accepting;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public RawServer(Script script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.accepting = new Accepting(socket, this::play);
  }

  /** Answers every request with these bytes, and closes. */
  public static RawServer answering(String reply) throws IOException {
    return new RawServer(
        connection -> {
          if (connection.read().isPresent()) {
            connection.send(reply);
          }
        });
  }

  /** A 200 with this body. */
  public static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public URI url(String path) {
    return URI.create(url() + path);
  }

  public int connections() {
    return accepting.connections();
  }

  /** Each request, in the order of arrival: its header, and the body that a POST has. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void play(Socket accepted) {
    try (accepted) {
      script.play(new Connection(accepted));
    } catch (IOException gone) {
      // the caller hung up, or the test ended
    }
  }

  @Override
  public void close() {
    accepting.close();
  }

  /** One accepted connection. */
  public final class Connection {

    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /** The next request; nothing once the caller has hung up. */
    public Optional<String> read() {
      Optional<String> request = readHeader().flatMap(this::readBody);
      request.ifPresent(requests::add);
      return request;
    }

    /** The header of the next request, which is not counted. */
    public Optional<String> readHeader() {
      StringBuilder header = new StringBuilder();
      while (header.indexOf("\r\n\r\n") < 0) {
        int next = next();
        if (next < 0) {
          return Optional.empty();
        }
        header.append((char) next);
      }
      return Optional.of(header.toString());
    }

    private Optional<String> readBody(String header) {
      Matcher length = LENGTH.matcher(header);
      StringBuilder request = new StringBuilder(header);
      for (int rest = length.find() ? Integer.parseInt(length.group(1)) : 0; rest > 0; rest--) {
        int next = next();
        if (next < 0) {
          return Optional.empty();
        }
        request.append((char) next);
      }
      return Optional.of(request.toString());
    }

    /** Returns once the caller has hung up. */
    public void awaitEnd() {
      while (next() >= 0) {
        // whatever else is sent
      }
    }

    private int next() {
      try {
        return socket.getInputStream().read();
      } catch (IOException reset) {
        return -1;
      }
    }

    public void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Sends nothing for a while, or until the caller has hung up. */
    public void pause(Duration length) throws IOException {
      socket.setSoTimeout((int) length.toMillis());
      try {
        while (socket.getInputStream().read() >= 0) {
          // whatever else is sent
        }
        throw new IOException("the caller has hung up");
      } catch (SocketTimeoutException over) {
        // as wanted
      }
    }

    /** Ends the connection by a reset instead of a proper end. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
