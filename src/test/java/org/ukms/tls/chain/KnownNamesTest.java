package org.ukms.tls.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ukms.tls.TestCa;

class KnownNamesTest {

  private static final TestCa CA = TestCa.named("ca");

  private final KnownNames names = new KnownNames();

  @Test
  void readsACertificateOnceAndTellsItFromAnother() {
    X509Certificate alice = CA.issue("sae_alice").dns("alice").make().certificate();
    X509Certificate renewed = CA.issue("sae_alice").dns("renewed").make().certificate();
    List<Naming> first = names.of(alice);
    assertThat(first).isEqualTo(Naming.allOf(alice));
    assertThat(names.of(alice)).isSameAs(first);
    assertThat(names.of(renewed)).isEqualTo(Naming.allOf(renewed)).isNotEqualTo(first);
  }
}
