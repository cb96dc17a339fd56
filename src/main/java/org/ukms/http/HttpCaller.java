package org.ukms.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.ukms.http.tls.CallerTls;

/** Sends requests, each once (H-1 to H-7). */
public final class HttpCaller implements AutoCloseable {

  /** The greatest body of a reply, in bytes. */
  public static final int MAX_BODY = 8 * 1024;

  /** Without a character set, as JSON has but one (RFC 8259, clause 11). */
  private static final ContentType JSON =
      ContentType.create(ContentType.APPLICATION_JSON.getMimeType());

  private final Connections connections;
  private final Optional<ServerCheck> check;

  private HttpCaller(Connections connections, Optional<ServerCheck> check) {
    this.connections = connections;
    this.check = check;
  }

  /**
   * A caller of plain HTTP, with threads for its input and output alone.
   *
   * @param connect how long a connection may take to stand
   * @param deadlines runs what ends overdue calls; not closed with this
   */
  public HttpCaller(Duration connect, ScheduledExecutorService deadlines) {
    this(new Connections(connect, Optional.empty(), deadlines), Optional.empty());
  }

  /**
   * A caller of HTTPS, and of plain HTTP where the URL says so.
   *
   * @param connect how long a connection may take to stand, and then its TLS
   * @param deadlines runs what ends overdue calls; not closed with this
   */
  public HttpCaller(Duration connect, ScheduledExecutorService deadlines, CallerTls tls) {
    this(new Connections(connect, Optional.of(tls), deadlines), Optional.empty());
  }

  /** The same over the same connections, for one party that this check knows. */
  public HttpCaller checking(ServerCheck server) {
    return new HttpCaller(connections, Optional.of(server));
  }

  /**
   * Sends one GET.
   *
   * @param timeout for the whole exchange
   * @return the reply, or {@link HttpFailure}
   */
  public CompletableFuture<HttpReply> get(URI uri, Duration timeout) {
    return send(AsyncRequestBuilder.get(uri), timeout);
  }

  /**
   * Sends one POST.
   *
   * @param json the body; nobody changes the array before the end of the call
   * @param timeout for the whole exchange
   * @return the reply, or {@link HttpFailure}
   */
  public CompletableFuture<HttpReply> post(URI uri, byte[] json, Duration timeout) {
    return send(AsyncRequestBuilder.post(uri).setEntity(json, JSON), timeout);
  }

  private CompletableFuture<HttpReply> send(AsyncRequestBuilder request, Duration timeout) {
    return connections.send(
        request.addHeader(HttpHeaders.ACCEPT, JSON.getMimeType()), timeout, check);
  }

  /** Ends all calls over its connections. */
  @Override
  public void close() {
    connections.close();
  }
}
