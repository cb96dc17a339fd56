package org.ukms;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ukms.config.tls.TlsConfig;
import org.ukms.tls.OwnCertificate;
import org.ukms.tls.TlsEvents;
import org.ukms.tls.Trust;

/**
 * What a TLS listener of our own shows and whom it trusts. The launcher calls this by reflection,
 * in a class loader beside the application's.
 */
public final class ListenerTls {

  private static final System.Logger LOG = System.getLogger("org.ukms.tls");

  private static final String PLACE = "[tls]";

  private ListenerTls() {}

  /** Our certificate; renewed ones are taken up. */
  public static X509ExtendedKeyManager key(TlsConfig config, BiConsumer<String, String> refused)
      throws IOException {
    return OwnCertificate.of(PLACE, config.identity(), InstantSource.system(), new Told(refused));
  }

  /**
   * Whom it trusts; renewed authorities are taken up.
   *
   * @param refused gets the subject and the reason of each refused certificate
   */
  public static X509ExtendedTrustManager trust(TlsConfig config, BiConsumer<String, String> refused)
      throws IOException {
    return Trust.of(
        Optional.of(config.caFile()), Set.of(), InstantSource.system(), new Told(refused));
  }

  private record Told(BiConsumer<String, String> refusals) implements TlsEvents {

    @Override
    public void refused(String subject, String reason) {
      refusals.accept(subject, reason);
    }

    @Override
    public void renewed(String what) {
      LOG.log(System.Logger.Level.INFO, "the listener has the renewed " + what);
    }

    @Override
    public void kept(String what, String problem) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the listener keeps the "
              + what
              + " that it had, the new one cannot be used: "
              + problem);
    }
  }
}
