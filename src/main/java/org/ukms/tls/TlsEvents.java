package org.ukms.tls;

import org.ukms.tls.file.Renewed;

/**
 * Hears what happens to certificates (TLS-7). Each returns soon and throws nothing: it is called in
 * the middle of handshakes.
 */
public interface TlsEvents {

  /** Tells nobody. */
  TlsEvents UNHEARD =
      new TlsEvents() {
        @Override
        public void refused(String subject, String reason) {
          // nobody is told
        }

        @Override
        public void renewed(String what) {
          // nobody is told
        }

        @Override
        public void kept(String what, String problem) {
          // nobody is told
        }
      };

  /**
   * The certificate of another party was refused.
   *
   * @param subject whom it is issued to, fit for a log
   * @param reason in words that go on after "its certificate", fit for a log
   */
  void refused(String subject, String reason);

  /** Changed files are in use from now on. */
  void renewed(String what);

  /** Changed files cannot be used; what they held before stays in use. */
  void kept(String what, String problem);

  /** The same for files that the operator calls so. */
  default Renewed.Told of(String what) {
    return new Renewed.Told() {
      @Override
      public void renewed() {
        TlsEvents.this.renewed(what);
      }

      @Override
      public void kept(String problem) {
        TlsEvents.this.kept(what, problem);
      }
    };
  }
}
