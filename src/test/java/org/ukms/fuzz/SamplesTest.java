package org.ukms.fuzz;

import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;
import org.ukms.etsi014.DeviceReplyFuzz;
import org.ukms.etsi014.simulator.request.KeyCallFuzz;
import org.ukms.etsi014.simulator.strict.StrictKmeFuzz;
import org.ukms.exchange.confirmed.message.MessageFuzz;
import org.ukms.http.ReplyHeadFuzz;
import org.ukms.peer.PeerReplyFuzz;
import org.ukms.server.rest.whole.PathFuzz;
import org.ukms.tls.CertificateFuzz;

/** Everything that reads from the network reads what was meant for another, or refuses it. */
class SamplesTest {

  @Test
  void whateverIsSentToWhomeverIsReadOrRefused() throws CertificateException {
    for (byte[] sample : Samples.all()) {
      MessageFuzz.fuzzerTestOneInput(sample);
      DeviceReplyFuzz.fuzzerTestOneInput(sample);
      KeyCallFuzz.fuzzerTestOneInput(sample);
      StrictKmeFuzz.fuzzerTestOneInput(sample);
      PeerReplyFuzz.fuzzerTestOneInput(sample);
      ReplyHeadFuzz.fuzzerTestOneInput(sample);
      CertificateFuzz.fuzzerTestOneInput(sample);
      PathFuzz.fuzzerTestOneInput(sample);
    }
  }
}
