package org.ukms.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test. Its keys are made anew and worth nothing. */
public final class TestCa {

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final TestIdentity own;

  private TestCa(TestIdentity own) {
    this.own = own;
  }

  /** One that is valid now, with an EC key. */
  public static TestCa named(String commonName) {
    return new TestCa(new Order(commonName, List.of()).authority().make());
  }

  /** One that was, is or will be valid between these instants. */
  public static TestCa named(String commonName, Instant from, Instant until) {
    return new TestCa(new Order(commonName, List.of()).authority().valid(from, until).make());
  }

  /** A certificate that nobody but its own key has signed; end it with {@code make()}. */
  public static Order selfSigned(String commonName) {
    return new Order(commonName, List.of());
  }

  /** A certificate of this authority for server and client; end it with {@code make()}. */
  public Order issue(String commonName) {
    return new Order(commonName, List.of(own));
  }

  /** A certificate that somebody issued who is no authority; end it with {@code make()}. */
  public static Order issuedBy(TestIdentity issuer, String commonName) {
    return new Order(commonName, List.of(issuer));
  }

  /** An authority below this one. */
  public TestCa below(String commonName) {
    return new TestCa(issue(commonName).authority().make());
  }

  /** Its own certificate. */
  public X509Certificate certificate() {
    return own.certificate();
  }

  /** Writes its own certificate in PEM, and tells the file. */
  public Path pem(Path file) throws IOException {
    return pem(file, certificate());
  }

  /** Writes certificates in PEM, and tells the file. */
  public static Path pem(Path file, X509Certificate... certificates) throws IOException {
    return TestIdentity.write(file, TestIdentity.pem(List.of(certificates)));
  }

  /** What a certificate is to be. */
  public static final class Order {

    private final String commonName;
    private final List<TestIdentity> issuer;
    private final List<GeneralName> names = new ArrayList<>();
    private KeyPair keys = TestIdentity.keys("EC");
    private Instant from = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    private Instant until = from.plus(Duration.ofDays(365));
    private KeyPurposeId[] purposes = {
      KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
    };
    private boolean authority;

    private Order(String commonName, List<TestIdentity> issuer) {
      this.commonName = commonName;
      this.issuer = issuer;
    }

    /** Names a host. */
    public Order dns(String name) {
      names.add(new GeneralName(GeneralName.dNSName, name));
      return this;
    }

    /** Names an IP address. */
    public Order ip(String address) {
      names.add(new GeneralName(GeneralName.iPAddress, address));
      return this;
    }

    /** Names a URI. */
    public Order uri(String uri) {
      names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
      return this;
    }

    /** Between these instants, by the second. */
    public Order valid(Instant from, Instant until) {
      this.from = from;
      this.until = until;
      return this;
    }

    /** Ended an hour ago. */
    public Order expired() {
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      return valid(now.minus(Duration.ofDays(10)), now.minus(Duration.ofHours(1)));
    }

    /** EC (as without this), RSA or Ed25519. */
    public Order key(String algorithm) {
      return key(TestIdentity.keys(algorithm));
    }

    /** A key that is there already, as in a renewal. */
    public Order key(KeyPair pair) {
      this.keys = pair;
      return this;
    }

    /** For clients alone. */
    public Order forClients() {
      purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth};
      return this;
    }

    private Order authority() {
      authority = true;
      return this;
    }

    /** The certificate, with its key. */
    public TestIdentity make() {
      X500Principal subject = new X500Principal("CN=" + commonName);
      X500Principal signer =
          issuer.isEmpty() ? subject : issuer.get(0).certificate().getSubjectX500Principal();
      PrivateKey signing = issuer.isEmpty() ? keys.getPrivate() : issuer.get(0).key();
      try {
        JcaX509v3CertificateBuilder builder =
            new JcaX509v3CertificateBuilder(
                signer,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(from),
                Date.from(until),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (authority) {
          builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        } else {
          builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        if (!names.isEmpty()) {
          builder.addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        X509Certificate made =
            new JcaX509CertificateConverter()
                .getCertificate(
                    builder.build(
                        new JcaContentSignerBuilder(TestIdentity.signature(signing))
                            .build(signing)));
        List<X509Certificate> chain = new ArrayList<>(List.of(made));
        issuer.forEach(above -> chain.addAll(above.chain()));
        return new TestIdentity(chain, keys.getPrivate());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
