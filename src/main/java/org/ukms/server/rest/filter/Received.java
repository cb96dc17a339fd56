package org.ukms.server.rest.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ukms.admission.Caller;

/**
 * A request, and who sent it. What is not asked for is not looked up, and what the filter's context
 * knows it is asked for: each thing that is injected is made anew for each request, which takes
 * longer than all else that is decided here. It belongs to one thread at a time.
 */
public final class Received implements Caller {

  private static final String PROPERTY = Received.class.getName();
  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  private final ContainerRequestContext context;
  private final HttpServletRequest injected;

  private Optional<List<X509Certificate>> chain = Optional.empty();

  private Received(ContainerRequestContext context, HttpServletRequest injected) {
    this.context = context;
    this.injected = injected;
  }

  /** One that begins; from now on it can be found. */
  static Received begun(ContainerRequestContext context, HttpServletRequest injected) {
    Received begun = new Received(context, injected);
    context.setProperty(PROPERTY, begun);
    return begun;
  }

  /** The one that began here. */
  static Received of(ContainerRequestContext context) {
    return (Received) context.getProperty(PROPERTY);
  }

  /** The one that began here, for a resource. */
  public static Received of(HttpServletRequest request) {
    return (Received) request.getAttribute(PROPERTY);
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
    if (chain.isEmpty()) {
      chain = Optional.of(shown());
    }
    return chain.get();
  }

  private List<X509Certificate> shown() {
    return context.getProperty(CHAIN) instanceof X509Certificate[] certificates
        ? List.of(certificates)
        : List.of();
  }

  /** The parameters of its query, decoded. */
  public Map<String, List<String>> query() {
    return context.getUriInfo().getQueryParameters();
  }

  /** What its body is said to be. */
  public Optional<MediaType> type() {
    return Optional.ofNullable(context.getMediaType());
  }
}
