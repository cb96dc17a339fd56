package org.ukms.server.rest.kme;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.ukms.admission.Area;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.server.rest.filter.Serves;

/**
 * The simulated QKD device where it is late on demand: an answer that waits holds no thread. To be
 * ready for that takes longer than the answer, so it is served by {@link SimulatedKmeResource}
 * where none waits.
 */
@Serves(Area.KEYS)
@Path("api/v1/keys/{sae}")
public class LateKmeResource {

  /** Get status. */
  @GET
  @Path("status")
  public CompletionStage<Response> status(
      @PathParam("sae") String sae, @Context HttpServletRequest request) {
    return KmeCalls.answer(Method.STATUS, sae, request);
  }

  /** Get key without a body. */
  @GET
  @Path("enc_keys")
  public CompletionStage<Response> getKey(
      @PathParam("sae") String sae, @Context HttpServletRequest request) {
    return KmeCalls.answer(Method.GET_KEY, sae, request);
  }

  /** Get key. */
  @POST
  @Path("enc_keys")
  public CompletionStage<Response> getKey(
      @PathParam("sae") String sae, @Context HttpServletRequest request, InputStream body) {
    return KmeCalls.answer(Method.GET_KEY, sae, request, body);
  }

  /** Get key with key IDs, for one ID. */
  @GET
  @Path("dec_keys")
  public CompletionStage<Response> getKeyWithKeyIds(
      @PathParam("sae") String sae, @Context HttpServletRequest request) {
    return KmeCalls.answer(Method.GET_KEY_WITH_KEY_IDS, sae, request);
  }

  /** Get key with key IDs. */
  @POST
  @Path("dec_keys")
  public CompletionStage<Response> getKeyWithKeyIds(
      @PathParam("sae") String sae, @Context HttpServletRequest request, InputStream body) {
    return KmeCalls.answer(Method.GET_KEY_WITH_KEY_IDS, sae, request, body);
  }
}
