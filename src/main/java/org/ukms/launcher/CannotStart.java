package org.ukms.launcher;

/** The node cannot start; the message tells an operator why, one problem per line. */
final class CannotStart extends Exception {

  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
