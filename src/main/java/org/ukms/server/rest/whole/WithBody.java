package org.ukms.server.rest.whole;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body has been read already. */
final class WithBody extends HttpServletRequestWrapper {

  private final ServletInputStream body;

  WithBody(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = new Arrived(new ByteArrayInputStream(body));
  }

  /** The same stream each time: Jersey asks for it with each read. */
  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  private static final class Arrived extends ServletInputStream {

    private final ByteArrayInputStream content;

    Arrived(ByteArrayInputStream content) {
      this.content = content;
    }

    @Override
    public int read() {
      return content.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return content.read(into, from, length);
    }

    @Override
    public boolean isFinished() {
      return content.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("all of it is there already");
    }
  }
}
