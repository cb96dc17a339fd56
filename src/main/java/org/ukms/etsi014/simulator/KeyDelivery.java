package org.ukms.etsi014.simulator;

import java.util.concurrent.CompletionStage;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.etsi014.simulator.view.SimulatorView;

/** A simulated QKD device as HTTP sees it, whichever it is. Safe for any number of threads. */
public interface KeyDelivery {

  /**
   * Answers a call.
   *
   * @throws KmeRefusal what to answer instead
   */
  CompletionStage<Answer> answer(KeyCall call);

  /** Whether each answer is there at once. */
  boolean isNeverLate();

  /** The length of the longest body that it reads, in bytes. */
  int maxBody();

  /** Whether it judges by itself who may call, and tells so in its own words. */
  boolean judgesCallers();

  /** What may be shown of it. */
  SimulatorView view();
}
