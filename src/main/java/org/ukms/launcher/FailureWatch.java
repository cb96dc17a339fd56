package org.ukms.launcher;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Keeps the first failure that is logged: the server logs why it failed, but does not throw it. */
final class FailureWatch extends Handler {

  private final AtomicReference<String> first = new AtomicReference<>();

  Optional<String> first() {
    return Optional.ofNullable(first.get());
  }

  @Override
  public void publish(LogRecord logged) {
    if (logged.getLevel().intValue() >= Level.SEVERE.intValue() && logged.getThrown() != null) {
      first.compareAndSet(null, RootCause.message(logged.getThrown()));
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
