package org.ukms.launcher.tls;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Tells the application of handshakes that were refused, which it sees nothing of: it puts whom to
 * tell, the subject and the reason, into what lies among the system properties (L-11).
 */
final class Refused {

  private static final String PROPERTY = "ukms.refused";

  private final AtomicReference<BiConsumer<String, String>> application;

  Refused() {
    this(new AtomicReference<>());
  }

  Refused(AtomicReference<BiConsumer<String, String>> application) {
    this.application = application;
  }

  /** From now on the application can find it. */
  void offer() {
    System.getProperties().put(PROPERTY, application);
  }

  /**
   * Somebody was refused.
   *
   * @param subject of the certificate, fit for a log
   */
  void tell(String subject, String reason) {
    BiConsumer<String, String> told = application.get();
    if (told != null) {
      told.accept(subject, reason);
    }
  }
}
