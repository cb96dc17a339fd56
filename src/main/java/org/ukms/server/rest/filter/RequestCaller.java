package org.ukms.server.rest.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ukms.admission.Caller;

/**
 * Who sent a request. What is not asked for is not looked up, and what JAX-RS knows by itself it is
 * asked for: a servlet request that is injected is made anew for each request, which takes longer
 * than all else that is decided here.
 */
final class RequestCaller implements Caller {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  private final ContainerRequestContext context;
  private final HttpServletRequest injected;

  RequestCaller(ContainerRequestContext context, HttpServletRequest injected) {
    this.context = context;
    this.injected = injected;
  }

  @Override
  public boolean secure() {
    return context.getSecurityContext().isSecure();
  }

  @Override
  public boolean local() {
    try {
      // An address as text, so that no name is looked up.
      return InetAddress.getByName(injected.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  @Override
  public int port() {
    return injected.getLocalPort();
  }

  @Override
  public List<X509Certificate> chain() {
    return context.getProperty(CHAIN) instanceof X509Certificate[] chain
        ? List.of(chain)
        : List.of();
  }
}
