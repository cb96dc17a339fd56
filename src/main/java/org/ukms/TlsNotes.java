package org.ukms;

import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ukms.admission.Refusals;
import org.ukms.name.PeerName;
import org.ukms.tls.TlsEvents;
import org.ukms.tls.chain.Words;

/** What an operator is told of the certificates of the connections that we open. */
final class TlsNotes implements TlsEvents {

  private static final System.Logger LOG = System.getLogger("org.ukms.tls");

  private final Map<String, String> kept = new ConcurrentSkipListMap<>();

  private volatile Optional<Refusals> refusals = Optional.empty();

  /** Counts refusals there from now on. */
  void countIn(Refusals counted) {
    refusals = Optional.of(counted);
  }

  /** A server is not the peer that we called. */
  void refused(PeerName peer, X509Certificate certificate, String reason) {
    refusals.ifPresent(known -> known.add(Optional.of(peer), Words.subject(certificate), reason));
  }

  @Override
  public void refused(String subject, String reason) {
    refusals.ifPresent(known -> known.add(Optional.empty(), subject, reason));
  }

  @Override
  public void renewed(String what) {
    kept.remove(what);
    LOG.log(Level.INFO, "renewed: " + what);
  }

  @Override
  public void kept(String what, String problem) {
    kept.put(what, problem);
    LOG.log(Level.WARNING, line(what, problem));
  }

  /** A line for the operator. */
  static void warn(String line) {
    LOG.log(Level.WARNING, line);
  }

  /** Which files have changed and cannot be used. */
  List<String> warnings() {
    return kept.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList();
  }

  private static String line(String what, String problem) {
    return what + " cannot be used as it is now, what it was before still is: " + problem;
  }
}
