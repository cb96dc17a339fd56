package org.ukms.server.rest.whole;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.ukms.MonotonicClock;
import org.ukms.json.JsonObject;

/** Lets requests in that are well-formed (W-11), and their bodies once they are whole (W-12). */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class WholeRequest implements Filter {

  private static final int RETRY_SECONDS = 2;

  private final BodyReading bodies = new BodyReading(new MonotonicClock());

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse reply = (HttpServletResponse) response;
    Optional<String> fault = RequestForm.fault(asked);
    if (fault.isPresent()) {
      refuse(reply, HttpServletResponse.SC_BAD_REQUEST, fault.get());
    } else if (hasBody(asked)) {
      pass(new WithBody(asked, bodies), reply, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * JAX-RS would tell the log of a caller who is gone, so what is wrong with a body is told here.
   */
  private static void pass(WithBody asked, HttpServletResponse reply, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(asked, reply);
    Optional<RefusedBody> refusal = asked.refusal();
    if (refusal.isPresent() && !reply.isCommitted()) {
      refuse(reply, refusal.get().status(), refusal.get().getMessage());
    }
  }

  /** Whatever else comes over this connection is not worth reading. */
  private static void refuse(HttpServletResponse reply, int status, String message) {
    byte[] json = JsonObject.of(members -> members.writeStringField("message", message));
    reply.setStatus(status);
    reply.setHeader("Connection", "close");
    reply.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      reply.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    reply.setContentType(MediaType.APPLICATION_JSON);
    reply.setContentLength(json.length);
    LastWords.write(reply, json);
  }
}
