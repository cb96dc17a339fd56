package org.ukms.server.rest.whole;

import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** What a caller is told who may be gone. */
public final class LastWords {

  private LastWords() {}

  /** Writes it, if anybody is there to read it: servers log the failure with a stack trace. */
  public static void write(ServletResponse reply, byte[] content) {
    try {
      reply.getOutputStream().write(content);
    } catch (IOException gone) {
      // On purpose: anybody could fill the log by it.
      return;
    }
  }
}
