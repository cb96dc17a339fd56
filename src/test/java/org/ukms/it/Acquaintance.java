package org.ukms.it;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.ukms.key.SecretSource;
import org.ukms.tls.IdentityFiles;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** By what two nodes know each other and their devices. */
interface Acquaintance {

  /** Who issues the nodes' certificates. */
  TestCa ca();

  /** What the devices show. */
  TestIdentity device();

  /** Writes what this node needs for this peer and this device. */
  void make(NodeFolder node, String other, String deviceUrl) throws IOException;

  /** By the names in certificates of one authority, in files of PEM. */
  static Acquaintance byNames() {
    TestCa ca = TestCa.named("the CA of all");
    TestIdentity device = ca.issue("kme").dns("localhost").make();
    return new Acquaintance() {
      @Override
      public TestCa ca() {
        return ca;
      }

      @Override
      public TestIdentity device() {
        return device;
      }

      @Override
      public void make(NodeFolder node, String other, String deviceUrl) throws IOException {
        TestIdentity own = DrilledPair.identity(ca, node.name()).make();
        node.tls(TlsFiles.write(node.path(), own, ca));
      }
    };
  }

  /**
   * By public keys: the nodes' certificates, in files of PKCS #12, name no KME ID; the device's,
   * which nobody else has signed, names a host that is not in its URL.
   */
  static Acquaintance byPins() {
    TestCa ca = TestCa.named("the CA of the nodes");
    TestIdentity device = TestCa.selfSigned("kme").dns("kme-a").make();
    Map<String, TestIdentity> nodes =
        Map.of("alice", ca.issue("sae_alice").make(), "bob", ca.issue("sae_bob").make());
    return new Acquaintance() {
      @Override
      public TestCa ca() {
        return ca;
      }

      @Override
      public TestIdentity device() {
        return device;
      }

      @Override
      public void make(NodeFolder node, String other, String deviceUrl) throws IOException {
        TestIdentity own = nodes.get(node.name());
        node.tls(
            keyStore(node, own) + "ca_file = '" + ca.pem(node.path().resolve("ca.pem")) + "'\n");
        node.table(
            """

            [kmes."%s"]
            pins = ['%s']
            server_name = 'kme-a'
            alarm_below_keys = 20
            """
                .formatted(deviceUrl, device.pin()));
        node.setForPeer(other, "pins", "['" + nodes.get(other).pin() + "']");
      }
    };
  }

  private static String keyStore(NodeFolder node, TestIdentity own) throws IOException {
    try {
      IdentityFiles.Pkcs12 files = own.pkcs12(node.path(), "own", "of " + node.name());
      if (!(files.password() instanceof SecretSource.File password)) {
        throw new IllegalStateException("no password file");
      }
      return """

          [tls]
          keystore_file = '%s'
          keystore_password_file = '%s'
          """
          .formatted(files.file(), password.path());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
