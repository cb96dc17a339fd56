package org.ukms.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.key.SecretSource;

class IdentityIT {

  private static final TestCa CA = TestCa.named("Test CA");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void tls1_readsPemOfThisKindOfKey(String algorithm) throws Exception {
    TestIdentity alice = CA.below("Sub CA").issue("alice").key(algorithm).make();

    Identity read = Identity.read(alice.pem(folder, "alice"));

    assertThat(read.chain()).hasSize(2).containsExactlyElementsOf(alice.chain().subList(0, 2));
    assertThat(read.key()).isEqualTo(alice.key());
    assertThat(read).hasToString("CN=alice");
  }

  @Test
  void tls1_readsOneFileOfPkcs12() throws Exception {
    TestIdentity alice = CA.issue("alice").make();

    Identity read = Identity.read(alice.pkcs12(folder, "alice", "correct horse"));

    assertThat(read.chain()).isEqualTo(alice.chain());
    assertThat(read.key()).isEqualTo(alice.key());
  }

  @Test
  void tls1_theLineOfAPasswordMayEnd() throws Exception {
    IdentityFiles.Pkcs12 files = CA.issue("alice").make().pkcs12(folder, "alice", "secret");
    SecretSource ended =
        new SecretSource.File(TestIdentity.write(folder.resolve("ended"), "secret\r\n"));

    assertThat(Identity.read(new IdentityFiles.Pkcs12(files.file(), ended)))
        .hasToString("CN=alice");
  }

  @Test
  void tls1_aWrongPasswordIsToldAndNotShown() throws Exception {
    IdentityFiles.Pkcs12 files = CA.issue("alice").make().pkcs12(folder, "alice", "secret");
    SecretSource wrong = new SecretSource.File(TestIdentity.write(folder.resolve("w"), "wrong1"));

    assertThatThrownBy(() -> Identity.read(new IdentityFiles.Pkcs12(files.file(), wrong)))
        .isInstanceOf(IOException.class)
        .hasMessage("key store \"" + files.file() + "\" is not opened by the password")
        .hasNoCause();
  }

  @Test
  void tls1_aKeyStoreOfTwoKeysIsRefused() throws Exception {
    IdentityFiles.Pkcs12 files = CA.issue("alice").make().pkcs12(folder, "alice", "secret");
    char[] password = "secret".toCharArray();
    KeyStore two = CA.issue("bob").make().keyStore(password);
    two.setKeyEntry(
        "second", two.getKey("own", password), password, two.getCertificateChain("own"));
    try (OutputStream out = Files.newOutputStream(files.file())) {
      two.store(out, password);
    }

    assertRefused(files, "holds 2 private keys, expected 1");
  }

  @Test
  void tls1_aKeyOfAnotherCertificateIsRefused() throws Exception {
    IdentityFiles.Pem alice = CA.issue("alice").make().pem(folder, "alice");
    IdentityFiles.Pem bob = CA.issue("bob").make().pem(folder, "bob");
    IdentityFiles.Pem rsa = CA.issue("rsa").key("RSA").make().pem(folder, "rsa");

    String refusal = "does not belong to the first certificate, which is of CN=alice";
    assertRefused(new IdentityFiles.Pem(alice.certificate(), bob.key()), refusal);
    assertRefused(new IdentityFiles.Pem(alice.certificate(), rsa.key()), refusal);
  }

  @Test
  void tls1_aKeyOrAKeyStoreThatOthersMayReadIsRefused() throws Exception {
    TestIdentity alice = CA.issue("alice").make();
    IdentityFiles.Pem pem = alice.pem(folder, "alice");
    IdentityFiles.Pkcs12 store = alice.pkcs12(folder, "alice", "secret");
    Files.setPosixFilePermissions(pem.key(), PosixFilePermissions.fromString("rw-r-----"));
    Files.setPosixFilePermissions(store.file(), PosixFilePermissions.fromString("rw----r--"));

    assertRefused(pem, "has mode rw-r-----, expected rw------- (chmod 600)");
    assertRefused(store, "has mode rw----r--, expected rw------- (chmod 600)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void tls1_aKeyOfAnotherFormIsToldWithTheCommandThatConvertsIt(String label) throws Exception {
    IdentityFiles.Pem files = CA.issue("alice").make().pem(folder, "alice");
    Files.write(
        files.key(),
        TestIdentity.block(label, "no key at all, but secret".getBytes(US_ASCII))
            .getBytes(US_ASCII));

    assertRefused(
        files,
        "holds \"BEGIN %s\", expected \"BEGIN PRIVATE KEY\" (PKCS #8, not encrypted): %s"
            .formatted(label, "openssl pkcs8 -topk8 -nocrypt -in alice.key -out alice.key.pkcs8"));
  }

  @Test
  void tls1_whatIsNoKeyOrNoCertificateIsRefused() throws Exception {
    IdentityFiles.Pem files = CA.issue("alice").make().pem(folder, "alice");
    IdentityFiles.Pem swapped = new IdentityFiles.Pem(files.key(), files.key());
    assertRefused(swapped, "holds no \"-----BEGIN CERTIFICATE-----\", expected PEM");

    Files.writeString(files.key(), TestIdentity.block("PRIVATE KEY", new byte[40]));
    assertRefused(files, "holds a key that cannot be read, expected RSA, EC or Ed25519");
    Files.writeString(files.key(), "secret");
    assertRefused(files, "holds no \"-----BEGIN PRIVATE KEY-----\", expected PEM (PKCS #8)");

    Files.writeString(files.certificate(), TestIdentity.block("CERTIFICATE", new byte[40]));
    assertRefused(files, "holds a certificate that cannot be read");
    Files.delete(files.certificate());
    assertRefused(files, "does not exist");
  }

  private static void assertRefused(IdentityFiles files, String why) {
    assertThatThrownBy(() -> Identity.read(files))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folderOf(files))
        .hasMessageEndingWith(why);
  }

  private static String folderOf(IdentityFiles files) {
    return Identity.paths(files).get(0).getParent().toString();
  }
}
