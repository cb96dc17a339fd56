package org.ukms.server.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.ukms.server.rest.reply.JsonReply;
import org.ukms.server.rest.whole.LastWords;

/** What the server refuses before a resource of ours is asked, in our form (W-5). */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.ERROR, asyncSupported = true)
public class ServerRefusal implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain unused) {
    int status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpServletResponse reply = (HttpServletResponse) response;
    reply.setStatus(status);
    reply.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    reply.setContentType(MediaType.APPLICATION_JSON);
    LastWords.write(reply, JsonReply.object("message", JsonReply.words(status)));
  }
}
