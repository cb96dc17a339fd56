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
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.ukms.UkmsNode;
import org.ukms.admission.Area;
import org.ukms.etsi014.simulator.SimulatedKme;
import org.ukms.name.SaeId;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.Serves;

/**
 * The simulated QKD device over HTTP (ETSI GS QKD 014, clause 5); not there unless enabled (W-8).
 */
@Serves(Area.KEYS)
@Path("api/v1/keys/{sae}")
public class SimulatedKmeResource {

  private static final int MAX_BODY = 64 * 1024;

  private final UkmsNode node = RunningNode.get().orElseThrow(Refusal::notFound);

  @Context private UriInfo uri;

  @Context private HttpHeaders headers;

  @Context private HttpServletRequest request;

  /** Get status. */
  @GET
  @Path("status")
  public Response status(@PathParam("sae") String sae) {
    return JsonReply.ok(kme().status(sae, caller()));
  }

  /** Get key without a body. */
  @GET
  @Path("enc_keys")
  public Response getKey(@PathParam("sae") String sae) {
    return JsonReply.ok(kme().getKey(sae, uri.getQueryParameters()));
  }

  /** Get key. */
  @POST
  @Path("enc_keys")
  public Response getKey(@PathParam("sae") String sae, InputStream body) throws IOException {
    return JsonReply.ok(kme().getKey(sae, json(body)));
  }

  /** Get key with key IDs, for one ID. */
  @GET
  @Path("dec_keys")
  public Response getKeyWithKeyIds(@PathParam("sae") String sae) {
    return JsonReply.ok(kme().getKeyWithKeyIds(sae, uri.getQueryParameters()));
  }

  /** Get key with key IDs. */
  @POST
  @Path("dec_keys")
  public Response getKeyWithKeyIds(@PathParam("sae") String sae, InputStream body)
      throws IOException {
    return JsonReply.ok(kme().getKeyWithKeyIds(sae, json(body)));
  }

  /** The common name of the caller's certificate, as with many real devices. */
  private Optional<SaeId> caller() {
    if (!(request.getAttribute("jakarta.servlet.request.X509Certificate")
        instanceof X509Certificate[] chain)) {
      return Optional.empty();
    }
    try {
      return new LdapName(chain[0].getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> new SaeId(part.getValue().toString()))
              .findFirst();
    } catch (InvalidNameException | IllegalArgumentException noSae) {
      return Optional.empty();
    }
  }

  private SimulatedKme kme() {
    return node.simulatedKme().orElseThrow(Refusal::notFound);
  }

  private byte[] json(InputStream body) throws IOException {
    MediaType type = headers.getMediaType();
    if (type != null && !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      throw new Refusal(415, "expected application/json");
    }
    byte[] content = body.readNBytes(MAX_BODY + 1);
    if (content.length > MAX_BODY) {
      throw new Refusal(413, "expected at most " + MAX_BODY + " bytes");
    }
    return content;
  }
}
