package org.ukms.server.rest.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ukms.admission.Caller;
import org.ukms.json.JsonObject;

/** Who calls, and how one is turned away. */
public final class Callers {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  private Callers() {}

  /** Who calls. */
  public static Caller of(HttpServletRequest request) {
    return new Caller(
        request.isSecure(),
        isLoopback(request.getRemoteAddr()),
        request.getLocalPort(),
        request.getAttribute(CHAIN) instanceof X509Certificate[] chain
            ? List.of(chain)
            : List.of());
  }

  private static boolean isLoopback(String address) {
    try {
      // An address as text, so that no name is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  static void refuse(ContainerRequestContext request, String reason) {
    byte[] json = JsonObject.of(members -> members.writeStringField("message", reason));
    request.abortWith(
        Response.status(Response.Status.FORBIDDEN)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CONTENT_LENGTH, json.length)
            .entity(json)
            .build());
  }
}
