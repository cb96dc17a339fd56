package org.ukms.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/**
 * Every path that a node serves times every way to ask for it badly, with {@code -Plong} all of
 * them, else some of each, while others are served: W-11, L-4, L-5.
 */
@Tag(Host.ANY)
@Tag("full")
class BadInputIT {

  private static final boolean ALL = Boolean.getBoolean("ukms.long");

  /** One of so many; no divisor of any of the lists that they are made of. */
  private static final int IN_PLAIN = ALL ? 1 : 7;

  private static final int OVER_TLS = ALL ? 1 : 17;

  /** How long others wait meanwhile, at most. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void isRefusedInPlain() throws Exception {
    NodeFolder alice = alice("http");
    try (Node node = Node.startAll(alice).get(0)) {
      assertRefused(
          node, "in plain", BadInputs.to(Target.all(), alice.contextPath(), IN_PLAIN), node.http());
    }
  }

  @Test
  void isRefusedOverTlsAndByTheStrictDevice() throws Exception {
    TestCa ca = TestCa.named("ca");
    SSLContext bob = ca.issue("sae_bob").dns("hsn_bob").make().context(ca);
    NodeFolder alice = alice("https");
    TestIdentity own = ca.issue("sae_alice").dns("localhost").dns("hsn_alice").make();
    alice.tls(TlsFiles.write(alice.path(), own, ca));
    alice.table("\n[fake_qkd]\nmode = 'strict'\n");
    try (Node node = Node.startAll(alice).get(0)) {
      assertRefused(
          node,
          "over TLS",
          BadInputs.to(Target.peers("sae_alice"), alice.contextPath(), OVER_TLS),
          node.https(bob));
    }
  }

  private NodeFolder alice(String scheme) throws IOException {
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    alice.peer("bob", scheme + "://localhost:" + Ports.free(), alice.url());
    return alice;
  }

  private static void assertRefused(Node node, String how, List<BadInput> inputs, Http http)
      throws Exception {
    BadInputTally tally = BadInputTally.of(http);
    Map<String, List<BadInput>> batches =
        inputs.stream()
            .collect(Collectors.groupingBy(BadInput::batch, TreeMap::new, Collectors.toList()));
    for (List<BadInput> batch : batches.values()) {
      tally.send(
          batch,
          () -> {
            assertServed(http);
            return null;
          });
    }
    assertServed(http);
    assertThat(node.http().get("/api/admin/v1/health/live").status()).isEqualTo(200);
    System.out.println(tally.table(node.folder().host() + " " + how));
    assertThat(tally.complaints()).isEmpty();
    assertThat(node.isAlive()).isTrue();
    assertLogIsClean(node.logText());
  }

  private static void assertServed(Http http) throws IOException {
    long start = System.nanoTime();
    assertThat(http.get("/api/v2/peer/hsn_bob").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
  }

  /** Nothing that was sent stands at the beginning of a line, or with a control character. */
  private static void assertLogIsClean(String log) {
    assertThat(log.lines())
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(BadInputs.NEEDLE))
        .noneMatch(line -> line.startsWith("\tat "))
        .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' && c != '\t'));
    assertThat(log.getBytes(UTF_8)).hasSizeLessThan(1 << 20);
  }
}
