package org.ukms.server.rest.kme;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.ukms.UkmsNode;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.etsi014.simulator.request.Body;
import org.ukms.etsi014.simulator.request.Content;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.etsi014.simulator.request.Query;
import org.ukms.server.RunningNode;
import org.ukms.server.rest.filter.Received;
import org.ukms.server.rest.reply.Refusal;
import org.ukms.tls.chain.KnownNames;
import org.ukms.tls.chain.Naming;

/** What the simulated QKD device is asked over HTTP. */
final class KmeCalls {

  private static final KnownNames NAMES = new KnownNames();

  private KmeCalls() {}

  /** The answer to a GET. */
  static CompletionStage<Response> answer(Method method, String sae, HttpServletRequest request) {
    Received received = Received.of(request);
    return answer(method, sae, received, new Query(received.query()));
  }

  /** The answer to a POST. */
  static CompletionStage<Response> answer(
      Method method, String sae, HttpServletRequest request, InputStream body) {
    Received received = Received.of(request);
    return answer(method, sae, received, new Body(() -> json(received, body)));
  }

  private static CompletionStage<Response> answer(
      Method method, String sae, Received received, Content content) {
    return kme()
        .answer(new KeyCall(method, sae, caller(received), content))
        .thenApply(KmeReply::of);
  }

  private static KeyDelivery kme() {
    return RunningNode.get().flatMap(UkmsNode::simulatedKme).orElseThrow(Refusal::notFound);
  }

  private static List<Naming> caller(Received received) {
    return RunningNode.admission()
        .flatMap(admission -> admission.sae(received))
        .map(NAMES::of)
        .orElse(List.of());
  }

  private static byte[] json(Received received, InputStream body) {
    if (!received.type().map(MediaType.APPLICATION_JSON_TYPE::isCompatible).orElse(true)) {
      throw new Refusal(415, "expected application/json");
    }
    int most = kme().maxBody();
    byte[] content;
    try {
      content = body.readNBytes(most + 1);
    } catch (IOException callerIsGone) {
      throw new Refusal(400, "body: expected all of it");
    }
    if (content.length > most) {
      throw new Refusal(413, "expected at most " + most + " bytes");
    }
    return content;
  }
}
