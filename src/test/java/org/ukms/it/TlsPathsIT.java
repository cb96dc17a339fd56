package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a path is spelled, it is served over its own port and to its own callers: A-1, W-10. */
@Tag(Host.ANY)
class TlsPathsIT {

  private static final String PROBE = "/api/v2/peer/hsn_bob";
  private static final String KEYS = "/api/v1/keys/sae_bob/status";

  @TempDir static Path folder;

  private static Node node;

  @BeforeAll
  static void startANodeWhosePeerIsDown() throws IOException, InterruptedException {
    node = TlsAlice.start(folder);
  }

  @AfterAll
  static void endIt() {
    if (node != null) {
      node.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PROBE,
        "/api/v1/peer/hsn_bob/new",
        "/api/v1/peer/hsn_bob/rotate",
        "/api/v1/peer/hsn_carol/rotate",
        "/api/v2/peer/hsn_bob/",
        "/api/v2/peer",
        "/api//v2/peer/hsn_bob",
        "//api/v2/peer/hsn_bob",
        "/api/v2/%70eer/hsn_bob",
        "/api/v2/peer;a=b/hsn_bob",
        "/api;a=b/v2/peer/hsn_bob",
        "/API/v2/peer/hsn_bob",
        "/api/v1/keys/sae_bob/enc_keys",
        "/api/v1/%6Beys/sae_bob/enc_keys",
        KEYS,
        "/",
        "/nothing",
        "/api",
      })
  void servesNothingButAdministrationInPlain(String path) throws IOException {
    Refusals.assertRefusal(node.http().get(path), 403);
    Refusals.assertRefusal(node.http().post(path, "application/json", "{}"), 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/admin/../v2/peer/hsn_bob",
        "/api/admin/..;/v2/peer/hsn_bob",
        "/api/admin/%2e%2e/v2/peer/hsn_bob",
        "/api/admin/%2E%2E/v1/keys/sae_bob/enc_keys",
        "/api/admin/..%2fv2/peer/hsn_bob",
        "/api/admin/./../v2/peer/hsn_bob",
        "/./api/v2/peer/hsn_bob",
      })
  void servesNoPeerBehindDots(String path) throws IOException {
    Reply reply = node.http().get(path);
    assertThat(reply.status()).as(reply.raw()).isIn(400, 403, 404);
    assertThat(reply.raw()).doesNotContain("ukms", "key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/admin/v1/status",
        "/api/admin/v1/health/live",
        "/api/admin/v1/health/ready",
        "/api/admin/v1/nothing",
        "/api/admin/v1/status?a=b",
        "/api/admin/v1/status/",
      })
  void servesNoAdministrationOverTls(String path) throws IOException {
    Refusals.assertRefusal(node.https(TlsAlice.BOB).get(path), 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api//admin/v1/status",
        "/api/%61dmin/v1/status",
        "/api/admin;a=b/v1/status",
        "/api/v1/../admin/v1/status",
        "/API/admin/v1/status",
      })
  void servesNoAdministrationOverTlsByAnotherSpelling(String path) throws IOException {
    Reply reply = node.https(TlsAlice.BOB).get(path);
    assertThat(reply.status()).as(reply.raw()).isIn(400, 403, 404);
    assertThat(reply.raw()).doesNotContain("hsn_alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/peer/hsn%5Fbob",
        "/api/v2/%70eer/hsn_bob",
        "/api/v2/peer/hsn_bob;a=b",
        "/api/v2/peer/hsn_bob/",
        "/api/v2//peer/hsn_bob",
        "/api/v2/peer/x/../hsn_bob",
        "/api/v1/peer/hsn%5Fbob/new",
        "/api/v1/peer/hsn_bob;a=b/new",
      })
  void letsNobodyPassForThePeerByAnotherSpelling(String path) throws IOException {
    Reply reply = node.https(TlsAlice.CAROL).get(path);
    assertThat(reply.status()).as(reply.raw()).isIn(400, 403, 404);
    assertThat(reply.raw()).doesNotContain("\"ukms\":2}", "key_ID");
  }
}
