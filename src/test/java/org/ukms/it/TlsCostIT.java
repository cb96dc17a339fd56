package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;

/**
 * What a rotation takes over mutual TLS and over plain HTTP, on connections that stand and on new
 * ones, four pairs side by side. For figures: {@code mvn verify -Dtest=VerbTest -Dit.test=TlsCostIT
 * -Dukms.cost.rotations=100}.
 */
@Tag("full")
class TlsCostIT {

  private static final int ROTATIONS = Integer.getInteger("ukms.cost.rotations", 5);

  /** A JVM that has just started is slow for a while. */
  private static final int WARM_UP = Math.max(1, ROTATIONS / 5);

  /** A connection is kept for 4 s. */
  private static final int KEPT_SECONDS = 2;

  private static final int NEW_SECONDS = 6;

  /** No operator notices it. */
  private static final Duration SOON = Duration.ofMillis(500);

  private static final Pattern ROTATED = Pattern.compile("rotated, key ID \\S+, (\\d+) ms");

  private static final TestCa CA = TestCa.named("ca");

  @TempDir Path folder;

  @Test
  void aRotationCostsLittleMoreWithAllItsHandshakes() throws Exception {
    Map<String, List<NodeFolder>> pairs = new LinkedHashMap<>();
    pairs.put("plain, connections kept", pair("plain-kept", KEPT_SECONDS, false));
    pairs.put("plain, new connections", pair("plain-new", NEW_SECONDS, false));
    pairs.put("mutual TLS, connections kept", pair("tls-kept", KEPT_SECONDS, true));
    pairs.put("mutual TLS, new connections", pair("tls-new", NEW_SECONDS, true));
    List<Node> nodes =
        Node.startAll(pairs.values().stream().flatMap(List::stream).toArray(NodeFolder[]::new));
    try {
      await("rotations")
          .atMost(Duration.ofSeconds(60L + 2L * NEW_SECONDS * (WARM_UP + ROTATIONS)))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> leaders(nodes).allMatch(leader -> times(leader).size() >= enough()));
      int number = 0;
      List<Spread> spreads = new ArrayList<>();
      for (String name : pairs.keySet()) {
        Node leader = nodes.get(2 * number++);
        List<Long> times = times(leader).subList(WARM_UP, enough());
        Spread spread = Spread.ofNanos(times);
        System.out.println("one rotation, " + name + ": " + spread);
        assertThat(warmedUp(leader)).doesNotContain("rotation failed");
        spreads.add(spread);
      }
      assertCostsLittle(spreads.get(0), spreads.get(2));
      assertCostsLittle(spreads.get(1), spreads.get(3));
    } finally {
      nodes.forEach(Node::close);
    }
  }

  /** As measured in the same minutes: a busy machine makes both slow. */
  private static void assertCostsLittle(Spread plain, Spread tls) {
    assertThat(tls.at(0.5)).isLessThan(Math.max(SOON.toNanos(), 3 * plain.at(0.5)));
  }

  private static int enough() {
    return WARM_UP + ROTATIONS;
  }

  private static Stream<Node> leaders(List<Node> nodes) {
    return nodes.stream().filter(node -> node.folder().name().equals("alice"));
  }

  /** What a leader logs once it is warm: until then its peer may still be starting. */
  private static String warmedUp(Node leader) {
    Matcher line = ROTATED.matcher(leader.logText());
    for (int rotation = 0; rotation < WARM_UP; rotation++) {
      assertThat(line.find()).isTrue();
    }
    return leader.logText().substring(line.end());
  }

  private static List<Long> times(Node leader) {
    List<Long> found = new ArrayList<>();
    Matcher line = ROTATED.matcher(leader.logText());
    while (line.find()) {
      found.add(Duration.ofMillis(Long.parseLong(line.group(1))).toNanos());
    }
    return found;
  }

  private List<NodeFolder> pair(String name, int seconds, boolean tls) throws IOException {
    Path parent = Files.createDirectories(folder.resolve(name));
    List<NodeFolder> pair = List.of(new NodeFolder(parent, "alice"), new NodeFolder(parent, "bob"));
    for (NodeFolder node : pair) {
      node.set("key_rotation_seconds", seconds);
      if (tls) {
        node.tls(
            TlsFiles.write(
                node.path(),
                CA.issue("sae_" + node.name()).dns("localhost").dns("hsn_" + node.name()).make(),
                CA));
      }
    }
    NodeFolder.link(pair.get(0), pair.get(1));
    return pair;
  }
}
