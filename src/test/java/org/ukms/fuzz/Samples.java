package org.ukms.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** What is really sent: where a fuzzer begins. */
final class Samples {

  private static final String HEAD =
      "{\"suite\": \"KMAC256;qkd-leader,qkd-follower\", \"leader_KME_ID\": \"hsn_alice\","
          + " \"follower_KME_ID\": \"hsn_bob\", \"leader_SAE_ID\": \"sae_alice\","
          + " \"follower_SAE_ID\": \"sae_bob\", \"instance\": \"AAAAAAAAAAAAAAAAAAAAAA==\","
          + " \"start\": \"AAAAAAAAAAAAAAAAAAAAAA==\", ";

  private static final String TOKEN = "\"AAAAAAAAAAAAAAAAAAAAAA==\"";
  private static final String HASH = "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"";

  private static final List<String> TEXTS =
      List.of(
          HEAD + "\"q\": " + TOKEN + ", \"tag\": " + HASH + "}",
          HEAD
              + "\"q\": %1$s, \"epoch\": 7, \"chain\": %2$s, \"pending_epoch\": 8, \"pending_chain\": %2$s, \"nonce\": %1$s, \"interval_seconds\": 60, \"kme_ready\": true, \"wanted\": false, \"tag\": %2$s}"
                  .formatted(TOKEN, HASH),
          HEAD
              + "\"kind\": \"rotate\", \"epoch\": 8, \"chain\": %2$s, \"nonce\": %1$s, \"attempt\": %1$s, \"key_ID\": \"a-1\", \"tag\": %2$s}"
                  .formatted(TOKEN, HASH),
          HEAD
              + "\"kind\": \"reset\", \"leader_epoch\": 0, \"follower_epoch\": 7, \"epoch\": 8, \"nonce\": %1$s, \"attempt\": %1$s, \"key_ID\": \"a-1\", \"tag_reset\": %2$s}"
                  .formatted(TOKEN, HASH),
          HEAD
              + "\"attempt\": "
              + TOKEN
              + ", \"epoch\": 8, \"key_ID\": \"a-2\", \"tag\": "
              + HASH
              + ", \"tag_next\": "
              + HASH
              + "}",
          HEAD + "\"epoch\": 8, \"tag_next\": " + HASH + "}",
          HEAD + "\"more\": 1}",
          "{\"ukms\": 2}",
          "{\"error\": \"role\"}",
          "{\"message\": \"not found\", \"details\": [{\"a\": \"b\"}]}",
          "{\"key_ID\": \"bc490419-7d60-487f-adc1-4ddcc177c139\"}",
          "{\"keys\": [{\"key_ID\": \"a-1\", \"key\": "
              + HASH
              + ", \"key_extension\": {}}], \"key_container_extension\": {}}",
          """
          {"source_KME_ID": "a", "target_KME_ID": "b", "master_SAE_ID": "sae_alice",
          "slave_SAE_ID": "sae_bob", "key_size": 256, "stored_key_count": 25, "max_key_count": 100,
          "max_key_per_request": 128, "max_key_size": 1024, "min_key_size": 64, "max_SAE_ID_count": 0}""",
          "{\"number\": 3, \"size\": 256, \"additional_slave_SAE_IDs\": [\"sae_c\"],"
              + " \"extension_mandatory\": [{\"ukms_key_source\": \"simulated\"}], \"extension_optional\": []}",
          "{\"key_IDs\": [{\"key_ID\": \"a\"}, {\"key_ID\": \"b\", \"key_ID_extension\": {}}],"
              + " \"key_IDs_extension\": {}}",
          "number=3&size=256",
          "key_ID=bc490419-7d60-487f-adc1-4ddcc177c139",
          "120",
          "/api/v1/keys/sae_bob/dec_keys?key_ID=%41%c3%a4");

  private Samples() {}

  static List<byte[]> all() {
    List<byte[]> all = new ArrayList<>();
    TEXTS.forEach(text -> all.add(text.getBytes(UTF_8)));
    all.addAll(certificates());
    return all;
  }

  private static List<byte[]> certificates() {
    TestCa ca = TestCa.named("ca");
    return Stream.of(
            ca.issue("sae_bob").dns("hsn_bob").uri("kme:hsn_bob").make(),
            ca.issue("any").forClients().make())
        .map(Samples::encoded)
        .toList();
  }

  private static byte[] encoded(TestIdentity identity) {
    try {
      return identity.certificate().getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
