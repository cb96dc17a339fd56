package org.ukms.server.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.ukms.UkmsNode;
import org.ukms.admission.Area;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.Serves;
import org.ukms.server.rest.reply.JsonReply;
import org.ukms.server.rest.reply.Refusal;

/** Administration, for this host (W-6); {@link Serves} sees to that. */
@Serves(Area.ADMINISTRATION)
@Path("api/admin/v1")
public class StatusResource {

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);

  /** All that may be shown. */
  @GET
  @Path("status")
  public Response status() {
    return JsonReply.ok(node.status().json());
  }

  /** This process answers. */
  @GET
  @Path("health/live")
  public Response live() {
    return JsonReply.ok(JsonReply.object("status", "live"));
  }

  /** The node runs: its state is read, its key files are right, its rotations are timed. */
  @GET
  @Path("health/ready")
  public Response ready() {
    return JsonReply.ok(JsonReply.object("status", "ready"));
  }
}
