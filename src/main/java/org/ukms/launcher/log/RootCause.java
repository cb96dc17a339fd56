package org.ukms.launcher.log;

import java.util.ArrayList;
import java.util.List;

/** What lies behind an exception that the server has wrapped several times. */
public final class RootCause {

  /** No chain of ours comes near; a chain that bites its own tail ends here. */
  private static final int DEPTH = 50;

  private RootCause() {}

  static Throwable of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    return chain.get(chain.size() - 1);
  }

  /** The messages from the first exception on that is not the server's own, in one line. */
  public static String message(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    int first = 0;
    while (first < chain.size() - 1 && isWrapper(chain.get(first))) {
      first++;
    }
    StringBuilder message = new StringBuilder();
    for (Throwable cause : chain.subList(first, chain.size())) {
      String text = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
      if (message.indexOf(text) < 0) {
        message.append(message.isEmpty() ? "" : ": ").append(text);
      }
    }
    return message.toString().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static boolean isWrapper(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.startsWith("jakarta.")
        || name.startsWith("fish.payara.")
        || name.startsWith("org.glassfish.")
        || name.startsWith("org.apache.catalina.")
        || name.startsWith("com.sun.");
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && chain.size() < DEPTH; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
