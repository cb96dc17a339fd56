package org.ukms.tls;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what is told of certificates. */
public final class TlsLog implements TlsEvents {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void refused(String subject, String reason) {
    lines.add("refused " + subject + ": its certificate " + reason);
  }

  @Override
  public void renewed(String what) {
    lines.add("renewed " + what);
  }

  @Override
  public void kept(String what, String problem) {
    lines.add("kept " + what + ": " + problem);
  }
}
