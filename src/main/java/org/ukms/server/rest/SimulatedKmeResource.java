package org.ukms.server.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.ukms.UkmsNode;
import org.ukms.admission.Area;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.etsi014.simulator.request.Body;
import org.ukms.etsi014.simulator.request.Content;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.etsi014.simulator.request.Query;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.Received;
import org.ukms.server.rest.filter.Serves;
import org.ukms.tls.chain.Naming;

/**
 * The simulated QKD device over HTTP (ETSI GS QKD 014, clause 5); not there unless enabled (W-8).
 */
@Serves(Area.KEYS)
@Path("api/v1/keys/{sae}")
public class SimulatedKmeResource {

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);
  private final KeyDelivery kme = node.simulatedKme().orElseThrow(Refusal::notFound);

  @Context private UriInfo uri;

  @Context private HttpHeaders headers;

  @Context private HttpServletRequest request;

  /** Get status. */
  @GET
  @Path("status")
  public CompletionStage<Response> status(@PathParam("sae") String sae) {
    return answer(Method.STATUS, sae, query());
  }

  /** Get key without a body. */
  @GET
  @Path("enc_keys")
  public CompletionStage<Response> getKey(@PathParam("sae") String sae) {
    return answer(Method.GET_KEY, sae, query());
  }

  /** Get key. */
  @POST
  @Path("enc_keys")
  public CompletionStage<Response> getKey(@PathParam("sae") String sae, InputStream body) {
    return answer(Method.GET_KEY, sae, new Body(() -> json(body)));
  }

  /** Get key with key IDs, for one ID. */
  @GET
  @Path("dec_keys")
  public CompletionStage<Response> getKeyWithKeyIds(@PathParam("sae") String sae) {
    return answer(Method.GET_KEY_WITH_KEY_IDS, sae, query());
  }

  /** Get key with key IDs. */
  @POST
  @Path("dec_keys")
  public CompletionStage<Response> getKeyWithKeyIds(
      @PathParam("sae") String sae, InputStream body) {
    return answer(Method.GET_KEY_WITH_KEY_IDS, sae, new Body(() -> json(body)));
  }

  private CompletionStage<Response> answer(Method method, String sae, Content content) {
    return kme.answer(new KeyCall(method, sae, caller(), content)).thenApply(JsonReply::of);
  }

  private List<Naming> caller() {
    return RunningNode.admission()
        .flatMap(admission -> admission.sae(Received.of(request)))
        .map(Naming::allOf)
        .orElse(List.of());
  }

  private Query query() {
    return new Query(uri.getQueryParameters());
  }

  private byte[] json(InputStream body) {
    MediaType type = headers.getMediaType();
    if (type != null && !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      throw new Refusal(415, "expected application/json");
    }
    byte[] content;
    try {
      content = body.readNBytes(kme.maxBody() + 1);
    } catch (IOException callerIsGone) {
      throw new Refusal(400, "body: expected all of it");
    }
    if (content.length > kme.maxBody()) {
      throw new Refusal(413, "expected at most " + kme.maxBody() + " bytes");
    }
    return content;
  }
}
