package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no HTTP, or hardly: L-4, L-5. */
@Tag(Host.ANY)
class JunkIT {

  @TempDir static Path folder;

  private static Node node;

  @BeforeAll
  static void startANode() throws IOException, InterruptedException {
    node = Node.startAll(NodeFolder.underTest(folder, "alice")).get(0);
  }

  @AfterAll
  static void endIt() {
    if (node != null) {
      node.close();
    }
  }

  /** A line ends at a bar; after the last one comes an empty line, and no more. */
  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "junk",
        "\u0000\u0001\u0002\u00ff\u00fe",
        "GET",
        "GET / HTTP/9.9|Host: x",
        "GET / HTTP/1.1|Connection: close",
        "GET http://[ HTTP/1.1|Host: x|Connection: close",
        "GET /api/v1/peer/hsn_bob%00/rotate HTTP/1.1|Host: x|Connection: close",
        "GET /%c0%ae%c0%ae/ HTTP/1.1|Host: x|Connection: close",
        "GET /../../etc/passwd HTTP/1.1|Host: x|Connection: close",
        "GET /\\..\\x HTTP/1.1|Host: x|Connection: close",
        "GET / HTTP/1.1|Host: x|Content-Length: -1|Connection: close",
        "GET / HTTP/1.1|Host: x|Content-Length: x|Connection: close",
        "POST /x HTTP/1.1|Host: x|Transfer-Encoding: chunked|Connection: close||zz",
        "PRI * HTTP/2.0||SM",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
      })
  void tellsNothingOfItselfToJunk(String request) throws IOException {
    String lines = request.replace("|", "\r\n") + "\r\n\r\n";
    String toUs = lines.replace(" /", " " + node.folder().contextPath() + "/");
    for (String each : List.of(lines, toUs)) {
      assertRefusalOrNothing(node.http().junk(each.getBytes(ISO_8859_1)));
    }
  }

  @Test
  void logsNothingOfAPathThatCannotBeDecoded() throws IOException {
    // Payara answers it by itself, 200 without a body.
    assertThat(node.http().get("/%zz").body()).isEmpty();
    assertThat(node.log()).noneMatch(line -> line.contains("%zz"));
  }

  @Test
  void tellsNothingOfItselfToAHeaderWithoutAnEnd() throws IOException {
    String header = "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n";
    assertRefusalOrNothing(node.http().junk(header.getBytes(ISO_8859_1)));
    String path = "GET /" + "x".repeat(1 << 17) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    assertRefusalOrNothing(node.http().junk(path.getBytes(ISO_8859_1)));
  }

  private static void assertRefusalOrNothing(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      Reply reply = Reply.parse(bytes, false);
      assertThat(reply.status()).as(reply.raw()).isBetween(400, 505);
      Refusals.assertTellsNothing(reply);
    }
    assertThat(node.http().get("/api/admin/v1/health/live").status()).isEqualTo(200);
  }
}
