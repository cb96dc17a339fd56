package org.ukms.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ukms.UkmsNode;
import org.ukms.admission.Admission;

/**
 * The node of this deployment, for resources: to look up a bean for each request costs more than
 * the answer.
 */
public final class RunningNode {

  private static final AtomicReference<UkmsNode> NODE = new AtomicReference<>();

  private static final AtomicReference<Admission> ADMISSION = new AtomicReference<>();

  private RunningNode() {}

  static void set(UkmsNode node, Admission admission) {
    ADMISSION.set(admission);
    NODE.set(node);
  }

  /** Who may ask it for what. */
  public static Optional<Admission> admission() {
    return Optional.ofNullable(ADMISSION.get());
  }

  /** Nothing past the end of the deployment. */
  public static Optional<UkmsNode> get() {
    return Optional.ofNullable(NODE.get());
  }

  /** The same, and nothing from now on. */
  static Optional<UkmsNode> take() {
    return Optional.ofNullable(NODE.getAndSet(null));
  }
}
