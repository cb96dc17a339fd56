package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A running node: a process of the uber-jar, or the WAR on a server. */
interface Node extends AutoCloseable {

  /** A start takes 6 s alone; here it may have many neighbours. */
  Duration PATIENCE = Duration.ofSeconds(150);

  /** Starts the node of this folder where it belongs. */
  static Node start(NodeFolder folder) throws IOException, InterruptedException {
    return folder.host() == Host.UBER_JAR ? NodeProcess.start(folder) : ServerNode.start(folder);
  }

  /** Starts these, and waits until all are ready. */
  static List<Node> startAll(NodeFolder... folders) throws IOException, InterruptedException {
    List<Node> nodes = new ArrayList<>();
    try {
      for (NodeFolder folder : folders) {
        nodes.add(start(folder));
      }
      nodes.forEach(Node::awaitReady);
    } catch (IOException | InterruptedException | RuntimeException | AssertionError failure) {
      nodes.forEach(Node::close);
      throw failure;
    }
    return nodes;
  }

  /** Waits until it says that it is ready. */
  default void awaitReady() {
    await(folder().name() + " is ready")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              assertThat(isAlive()).as("it lives; its log:\n%s", logText()).isTrue();
              return http().get("/api/admin/v1/health/ready").status() == 200;
            });
  }

  NodeFolder folder();

  /** Its resources, whatever the context root is; where peers come over TLS, its administration. */
  default Http http() {
    return new Http(folder().statusPort(), folder().contextPath());
  }

  /** What it serves over TLS, to a caller who speaks it like this. */
  default Http https(SSLContext caller) {
    return http().to(folder().port()).over(caller);
  }

  long pid();

  boolean isAlive();

  String logText();

  /** Each line as the uber-jar writes it: time in UTC, level, logger, message. */
  default List<String> log() {
    return logText().lines().toList();
  }

  /** Sends SIGKILL to the process. */
  void kill() throws InterruptedException;

  /** Ends it in order, and tells how long that took. */
  Duration stop() throws IOException, InterruptedException;

  @Override
  void close();
}
