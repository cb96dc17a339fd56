package org.ukms.server.rest.whole;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A request whose body is read whole, when its first byte is asked for at the latest. It belongs to
 * one thread at a time.
 */
final class WithBody extends HttpServletRequestWrapper {

  static final String PROPERTY = WithBody.class.getName();

  private final Awaited body;

  WithBody(HttpServletRequest request, BodyReading bodies) {
    super(request);
    this.body = new Awaited(request, bodies);
    setAttribute(PROPERTY, this);
  }

  /** Returns once all of it is there. */
  void await() {
    body.content();
  }

  /** Why it is not there, once that is known. */
  Optional<RefusedBody> refusal() {
    return body.refusal;
  }

  /** The same stream each time: Jersey asks for it with each read. */
  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  private static final class Awaited extends ServletInputStream {

    private static final ByteArrayInputStream NOT_READ = new ByteArrayInputStream(new byte[0]);

    private final HttpServletRequest request;
    private final BodyReading bodies;
    private ByteArrayInputStream content = NOT_READ;
    private Optional<RefusedBody> refusal = Optional.empty();

    Awaited(HttpServletRequest request, BodyReading bodies) {
      this.request = request;
      this.bodies = bodies;
    }

    private ByteArrayInputStream content() {
      if (content == NOT_READ) {
        try {
          content = new ByteArrayInputStream(bodies.read(request));
        } catch (RefusedBody refused) {
          refusal = Optional.of(refused);
          throw refused;
        }
      }
      return content;
    }

    @Override
    public int read() {
      return content().read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return content().read(into, from, length);
    }

    @Override
    public int available() {
      return content.available();
    }

    @Override
    public boolean isFinished() {
      return content != NOT_READ && content.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("whoever reads waits for all of it");
    }
  }
}
