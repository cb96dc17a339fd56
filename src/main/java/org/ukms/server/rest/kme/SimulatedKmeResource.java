package org.ukms.server.rest.kme;

import jakarta.inject.Singleton;
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
 * The simulated QKD device over HTTP (ETSI GS QKD 014, clause 5); not there unless enabled (W-8).
 */
@Serves(Area.KEYS)
@Path("api/v1/keys/{sae}")
@Singleton
public class SimulatedKmeResource {

  @Context private HttpServletRequest request;

  /** Get status. */
  @GET
  @Path("status")
  public Response status(@PathParam("sae") String sae) {
    return now(KmeCalls.answer(Method.STATUS, sae, request));
  }

  /** Get key without a body. */
  @GET
  @Path("enc_keys")
  public Response getKey(@PathParam("sae") String sae) {
    return now(KmeCalls.answer(Method.GET_KEY, sae, request));
  }

  /** Get key. */
  @POST
  @Path("enc_keys")
  public Response getKey(@PathParam("sae") String sae, InputStream body) {
    return now(KmeCalls.answer(Method.GET_KEY, sae, request, body));
  }

  /** Get key with key IDs, for one ID. */
  @GET
  @Path("dec_keys")
  public Response getKeyWithKeyIds(@PathParam("sae") String sae) {
    return now(KmeCalls.answer(Method.GET_KEY_WITH_KEY_IDS, sae, request));
  }

  /** Get key with key IDs. */
  @POST
  @Path("dec_keys")
  public Response getKeyWithKeyIds(@PathParam("sae") String sae, InputStream body) {
    return now(KmeCalls.answer(Method.GET_KEY_WITH_KEY_IDS, sae, request, body));
  }

  private static Response now(CompletionStage<Response> answer) {
    return answer.toCompletableFuture().join();
  }
}
