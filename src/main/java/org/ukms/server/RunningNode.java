package org.ukms.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ukms.UkmsNode;

/**
 * The node of this deployment, for resources: to look up a bean for each request costs more than
 * the answer.
 */
final class RunningNode {

  private static final AtomicReference<UkmsNode> NODE = new AtomicReference<>();

  private RunningNode() {}

  static void set(UkmsNode node) {
    NODE.set(node);
  }

  /** Past the end of a deployment: 404, as if nothing were deployed. */
  static UkmsNode get() {
    return Optional.ofNullable(NODE.get()).orElseThrow(() -> new Refusal(404, "not found"));
  }

  static void clear() {
    NODE.set(null);
  }
}
