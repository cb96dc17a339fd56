package org.ukms.it.trivial;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says the same to everybody. */
@Path("hello")
public class TrivialResource {

  /** As short as JSON can be. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String hello() {
    return "{}";
  }
}
