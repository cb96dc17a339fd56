package org.ukms.server.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.ukms.UkmsNode;
import org.ukms.server.RunningNode;

/** Administration, for this host alone (W-6). */
@Path("api/admin/v1")
public class StatusResource {

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);

  @Context private HttpServletRequest request;

  /** All that may be shown. */
  @GET
  @Path("status")
  public Response status() {
    return local(node.status().json());
  }

  /** This process answers. */
  @GET
  @Path("health/live")
  public Response live() {
    return local(JsonReply.object("status", "live"));
  }

  /** The node runs: its state is read, its key files are right, its rotations are timed. */
  @GET
  @Path("health/ready")
  public Response ready() {
    return local(JsonReply.object("status", "ready"));
  }

  private static boolean isLoopback(String address) {
    try {
      // An address as text, so that no name is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  private Response local(byte[] json) {
    if (!isLoopback(request.getRemoteAddr())) {
      throw new Refusal(403, "for loopback addresses only");
    }
    return JsonReply.ok(json);
  }
}
