package org.ukms.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.ukms.key.SecretSource;

/**
 * A certificate with its private key.
 *
 * @param chain the certificate, then those above it, the authority's own at the end
 */
public record TestIdentity(List<X509Certificate> chain, PrivateKey key) {

  private static final char[] PASSWORD = "changeit".toCharArray();

  public TestIdentity {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  public Pin pin() {
    return Pin.of(certificate());
  }

  /** Both halves, for a renewed certificate of the same key. */
  public KeyPair keyPair() {
    PublicKey publicKey = certificate().getPublicKey();
    return new KeyPair(publicKey, key);
  }

  /** What is written where a file of PEM is wanted: chain without the authority, and key. */
  public IdentityFiles.Pem pem(Path folder, String name) throws IOException {
    List<X509Certificate> sent = chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1);
    return new IdentityFiles.Pem(
        write(folder.resolve(name + ".pem"), pem(sent)),
        write(folder.resolve(name + ".key"), keyPem()));
  }

  /** The private key as PKCS #8 in PEM. */
  public String keyPem() {
    return block("PRIVATE KEY", key.getEncoded());
  }

  /** One file of PKCS #12, and its password in a file beside it. */
  public IdentityFiles.Pkcs12 pkcs12(Path folder, String name, String password)
      throws IOException, GeneralSecurityException {
    Path file = ownFile(folder.resolve(name + ".p12"));
    try (OutputStream out = Files.newOutputStream(file)) {
      keyStore(password.toCharArray()).store(out, password.toCharArray());
    }
    return new IdentityFiles.Pkcs12(
        file, new SecretSource.File(write(folder.resolve(name + ".password"), password)));
  }

  /** The identity alone in a key store, under the alias "own". */
  public KeyStore keyStore(char[] password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", key, password, chain.toArray(X509Certificate[]::new));
    return store;
  }

  /** TLS under this identity, trusting what these authorities issued. */
  public SSLContext context(TestCa... trusted) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keyStore(PASSWORD), PASSWORD);
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      for (TestCa each : trusted) {
        authorities.setCertificateEntry(
            "ca-" + each.certificate().getSerialNumber(), each.certificate());
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      if (trusted.length > 0) {
        trust.init(authorities);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.getKeyManagers(), trusted.length > 0 ? trust.getTrustManagers() : null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** New ones, except that RSA has the same for all of a JVM: it takes long. */
  static KeyPair keys(String algorithm) {
    return algorithm.equals("RSA") ? Slow.RSA : made(algorithm);
  }

  private static final class Slow {
    static final KeyPair RSA = made("RSA");
  }

  private static KeyPair made(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      switch (algorithm) {
        case "EC" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case "RSA" -> generator.initialize(2048);
        default -> {}
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signature(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "Ed25519";
    };
  }

  static String pem(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate each : certificates) {
      try {
        text.append(block("CERTIFICATE", each.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }
    return text.toString();
  }

  static String block(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** Writes a file of mode 0600. */
  static Path write(Path file, String text) throws IOException {
    return Files.write(ownFile(file), text.getBytes(US_ASCII));
  }

  private static Path ownFile(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
