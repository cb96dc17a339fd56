package org.ukms.launcher.log;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Learns from the log what the server tells nowhere else: why it failed, and that it listens. */
public final class BootWatch extends Handler {

  /** "Network Listener {0} started in: {1}ms - bound to [{2}]"; there is but one. */
  private static final String LISTENS = "NCLS-CORE-00101";

  private final AtomicReference<String> failure = new AtomicReference<>();
  private final AtomicBoolean listens = new AtomicBoolean();

  /** Has seen nothing yet. */
  public BootWatch() {}

  /** The first failure that was logged with its exception. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Whether the port is open. A failure to bind it is swallowed, so only success can be seen. */
  public boolean listens() {
    return listens.get();
  }

  @Override
  public void publish(LogRecord logged) {
    if (LISTENS.equals(logged.getMessage())) {
      listens.set(true);
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
