package org.ukms.it;

import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of this machine and may not find (I-3). */
final class Tool {

  private Tool() {}

  /** The tool; without it the test is skipped, or fails where all are to run. */
  static <T> T required(Optional<T> tool, String description) {
    if (tool.isEmpty() && "all".equals(System.getProperty("ukms.tests"))) {
      fail("missing, and ukms.tests is all: " + description);
    }
    Assumptions.assumeTrue(tool.isPresent(), () -> "missing: " + description);
    return tool.orElseThrow();
  }
}
