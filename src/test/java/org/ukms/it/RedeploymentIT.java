package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.server.AppServer.Answer;

/** A server that has the application replaced again and again, beside a peer that rotates. */
@Tag(Host.SERVER)
class RedeploymentIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TIMES = 20;

  /** The server's own pools and caches have filled by then. */
  private static final int WARM = 3;

  /**
   * What does not grow with the redeployments: each idle thread of WildFly keeps what it did last,
   * a cache of the JDK the last record that it compared, and pools have a thread more or less.
   */
  private static final int FEW = 6;

  @TempDir Path folder;

  @Test
  void twentyRedeploymentsLeaveNothingBehind() throws Exception {
    NodeFolder one = NodeFolder.underTest(folder, "alice");
    NodeFolder other = new NodeFolder(folder, "bob");
    NodeFolder.link(one, other);
    KeyPair pair = KeyPair.of(one, other);
    try (Node bob = Node.start(other);
        ServerNode alice = ServerNode.start(one)) {
      bob.awaitReady();
      redeploy(alice, pair, WARM);
      Vitals before = withoutTheApplication(alice);
      Vitals running = Vitals.of(alice.pid());

      redeploy(alice, pair, TIMES);

      Vitals atWork = Vitals.of(alice.pid());
      Vitals after = withoutTheApplication(alice);
      System.out.printf(
          "undeployed %s%ndeployed %s%nafter %d redeployments, deployed %s%nundeployed %s%n",
          before, running, TIMES, atWork, after);
      assertThat(after.locks()).isZero();
      assertThat(after.files()).isLessThan(before.files() + FEW);
      assertThat(after.threads()).isLessThan(before.threads() + FEW);
      for (long kept : List.of(after.loaders(), after.nodes(), after.timers())) {
        assertThat(kept).as("%s", after).isLessThan(FEW);
      }
    }
  }

  private static void redeploy(ServerNode node, KeyPair pair, int times) throws Exception {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < times; i++) {
      succeed(node.server().redeploy(ServerUnderTest.war()));
      node.awaitReady();
      seen.add(pair.awaitEqual(seen, LIMIT));
    }
  }

  /** What the server holds when it has no application; it has one again afterwards. */
  private static Vitals withoutTheApplication(ServerNode node) throws Exception {
    succeed(node.server().undeploy());
    Vitals vitals = Vitals.of(node.pid());
    succeed(node.server().deploy(ServerUnderTest.war()));
    node.awaitReady();
    return vitals;
  }

  private static void succeed(Answer answer) {
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }
}
