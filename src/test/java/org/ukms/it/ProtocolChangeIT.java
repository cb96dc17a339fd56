package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * what a node of ours makes of a partner that changes, as the one that leads (its partner is
 * a z) and as the one that follows (its partner is an a).
 */
@Tag(Host.ANY)
@Tag("full")
class ProtocolChangeIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> PARTNERS = List.of("a", "z");

  @TempDir Path folder;

  private final Map<String, TcpProxy> ways = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private TestKme kme;
  private NodeFolder ours;
  private NodeFolder theirs;
  private Node node;

  @BeforeEach
  void twoNodesWithAWayForEachRole() throws IOException {
    kme = new TestKme();
    ours = NodeFolder.underTest(folder, "ours");
    theirs = new NodeFolder(folder, "theirs");
    ours.set("key_rotation_seconds", 1);
    theirs.set("key_rotation_seconds", 1);
    for (String partner : PARTNERS) {
      TcpProxy way = new TcpProxy(theirs);
      ways.put(partner, way);
      ours.peer("m-" + partner, partner, way.url(), kme.url());
      theirs.peer(partner, "m-" + partner, ours.url(), kme.url());
    }
  }

  @AfterEach
  void endAll() {
    nodes.forEach(Node::close);
    ways.values().forEach(TcpProxy::close);
    kme.close();
  }

  private Node start(NodeFolder each) throws IOException, InterruptedException {
    Node started = Node.start(each);
    nodes.add(started);
    started.awaitReady();
    return started;
  }

  private KeyPair pair(String partner) {
    return new KeyPair(ours.keyFile(partner), theirs.keyFile("m-" + partner));
  }

  private void assertRotates() throws IOException {
    for (String partner : PARTNERS) {
      Set<String> seen = new HashSet<>();
      KeyPair.content(pair(partner).one()).ifPresent(seen::add);
      for (int i = 0; i < 3; i++) {
        seen.add(pair(partner).awaitEqual(seen, LIMIT));
      }
    }
  }

  private void assertTold(String text, int times) {
    for (String partner : PARTNERS) {
      assertThat(new PeerView(node, partner).told(text)).as(partner).isEqualTo(times);
    }
  }

  private void awaitFailure(Node of, String prefix, String cause) {
    for (String partner : PARTNERS) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(new PeerView(of, prefix + partner).failure()).contains(cause));
    }
  }

  @Test
  void whoIsDownAndThenBootsIsWaitedForAndNeverAskedInTheClassicExchange() throws Exception {
    ways.values().forEach(TcpProxy::refuse);
    node = start(ours);
    awaitFailure(node, "", ": no connection: ");
    for (TcpProxy way : ways.values()) {
      way.accept();
    }
    String head = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close";
    try (HostilePeer booting =
        new HostilePeer(theirs.port(), HostilePeer.writes(head + "\r\n\r\n"))) {
      awaitFailure(node, "", ": status 503");
      assertThat(booting.requests()).isPositive();
    }
    awaitFreePort();
    try (HostilePeer hanging = new HostilePeer(theirs.port(), HostilePeer::silent)) {
      awaitFailure(node, "", ": no whole reply within 5");
      assertThat(hanging.requests()).isPositive();
    }
    awaitFreePort();

    start(theirs);

    assertRotates();
    assertTold("speaks the confirmed exchange", 1);
    assertTold("speaks the classic exchange", 0);
    for (TcpProxy way : ways.values()) {
      assertThat(way.requests()).isNotEmpty().noneMatch(line -> line.contains("/api/v1/"));
    }
  }

  @Test
  void whoIsUpgradedIsFollowedAndWhoIsDowngradedIsNot() throws Exception {
    theirs.speak("classic");
    Node classic = start(theirs);
    node = start(ours);
    assertRotates();
    assertTold("speaks the classic exchange", 1);

    classic.stop();
    theirs.speak("auto");
    Node upgraded = start(theirs);
    await("a new chain").atMost(LIMIT).until(() -> PARTNERS.stream().allMatch(this::isNew));
    assertRotates();
    assertTold("speaks the confirmed exchange", 1);

    upgraded.stop();
    theirs.speak("classic");
    List<String> psks = psks();
    int keys = kme.keys().size();
    Node downgraded = start(theirs);
    awaitFailure(node, "", "it speaks the classic exchange alone, expected the confirmed one");
    awaitFailure(downgraded, "m-", ": status 404");
    for (String partner : PARTNERS) {
      for (String verb : List.of("new", "rotate")) {
        Refusals.assertRefusal(node.http().get("/api/v1/peer/hsn_" + partner + "/" + verb), 404);
      }
    }
    int turns = ways.get("a").requests().size();
    await().atMost(LIMIT).until(() -> ways.get("a").requests().size() >= turns + 2);
    assertThat(psks()).as("the key files").isEqualTo(psks);
    assertThat(kme.keys()).as("keys burnt").hasSize(keys);

    downgraded.stop();
    theirs.speak("auto");
    start(theirs);
    assertRotates();
    // The one before was dropped for the classic exchange.
    assertTold("a new chain", 2);
  }

  private void awaitFreePort() {
    await("whoever was there has left").atMost(LIMIT).until(() -> Ports.isFree(theirs.port()));
  }

  private boolean isNew(String partner) {
    return new PeerView(node, partner).told("a new chain") == 1;
  }

  private List<String> psks() throws IOException {
    List<String> psks = new ArrayList<>();
    for (String partner : PARTNERS) {
      psks.add(KeyPair.content(pair(partner).one()).orElseThrow());
      psks.add(KeyPair.content(pair(partner).other()).orElseThrow());
    }
    return psks;
  }
}
