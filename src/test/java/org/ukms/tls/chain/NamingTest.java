package org.ukms.tls.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ukms.tls.TestCa;
import org.ukms.tls.chain.Naming.Place;

/** Which names a certificate gives, and where. */
class NamingTest {

  private static final TestCa CA = TestCa.named("ca");

  @Test
  void findsTheNamesOfAllPlaces() {
    assertThat(
            Naming.allOf(
                CA.issue("sae_alice")
                    .dns("localhost")
                    .uri("sae:sae_alice")
                    .ip("127.0.0.1")
                    .make()
                    .certificate()))
        .containsExactly(
            new Naming(Place.CN, "sae_alice"),
            new Naming(Place.DNS, "localhost"),
            new Naming(Place.URI, "sae:sae_alice"));
  }

  @Test
  void takesACommonNameAsItStandsAndNoOtherPartOfTheSubject() {
    assertThat(Naming.allOf(CA.issue("sae_alice\\, Inc.,OU=sae_bob").make().certificate()))
        .containsExactly(new Naming(Place.CN, "sae_alice, Inc."));
    assertThat(Naming.allOf(CA.issue("a,CN=b").make().certificate()))
        .extracting(Naming::text)
        .containsExactly("b", "a");
    assertThat(Naming.allOf(CA.issue("a+OU=x").make().certificate()))
        .containsExactly(new Naming(Place.CN, "a"));
  }
}
