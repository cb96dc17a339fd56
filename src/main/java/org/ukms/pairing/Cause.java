package org.ukms.pairing;

import java.util.concurrent.CompletionException;

/** What made a future fail: the stages of a chain wrap it. */
public final class Cause {

  private Cause() {}

  /** The failure itself. */
  public static Throwable of(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
