package org.ukms.http;

import java.io.IOException;

/** A body that is longer than it may be (H-4). */
final class ReplyTooLongException extends IOException {

  private static final long serialVersionUID = 1L;

  ReplyTooLongException(int limit) {
    super("a reply of more than " + limit + " bytes");
  }
}
