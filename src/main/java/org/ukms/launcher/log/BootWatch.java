package org.ukms.launcher.log;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Learns from the log what the server tells nowhere else: why it failed, and that it listens. */
public final class BootWatch extends Handler {

  /** "Network Listener {0} started in: {1}ms - bound to [{2}]". */
  private static final String LISTENS = "NCLS-CORE-00101";

  private final AtomicReference<String> failure = new AtomicReference<>();
  private final AtomicInteger opened = new AtomicInteger();

  /** Has seen nothing yet. */
  public BootWatch() {}

  /** The first failure that was logged with its exception. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** How many ports are open. A failure to bind one is swallowed, so only success can be seen. */
  public int opened() {
    return opened.get();
  }

  @Override
  public void publish(LogRecord logged) {
    if (LISTENS.equals(logged.getMessage())) {
      opened.incrementAndGet();
    }
    if (logged.getLevel().intValue() >= Level.SEVERE.intValue() && logged.getThrown() != null) {
      failure.compareAndSet(null, RootCause.message(logged.getThrown()));
    }
  }

  @Override
  public void flush() {
    // keeps nothing back
  }

  @Override
  public void close() {
    // holds nothing open
  }
}
