package org.ukms.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ukms.key.SecretSource;
import org.ukms.tls.chain.Words;
import org.ukms.tls.file.PemFile;

/** A certificate of ours, and the private key that belongs to it (TLS-1). */
public final class Identity {

  private static final SecretSource.Form STORE = new SecretSource.Form("key store", 1, 1024 * 1024);
  private static final SecretSource.Form PASSWORD =
      new SecretSource.Form("password of the key store", 1, 1024);

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Identity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /**
   * What stands in the files.
   *
   * @throws IOException if they do not hold a certificate and the key that belongs to it; the
   *     message names the file and never what a secret one holds
   */
  public static Identity read(IdentityFiles files) throws IOException {
    if (files instanceof IdentityFiles.Pkcs12 store) {
      return pkcs12(store);
    }
    IdentityFiles.Pem pem = (IdentityFiles.Pem) files;
    Identity found =
        new Identity(PemFile.certificates(pem.certificate()), PemFile.privateKey(pem.key()));
    found.check("private key \"" + pem.key() + "\"");
    return found;
  }

  private static Identity pkcs12(IdentityFiles.Pkcs12 files) throws IOException {
    String where = "key store \"" + files.file() + "\" ";
    byte[] content = new SecretSource.File(files.file()).read(STORE);
    char[] password = password(files.password());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      load(store, content, password, where);
      Identity found = only(store, password, where);
      found.check("the private key of " + where.strip());
      return found;
    } catch (GeneralSecurityException e) {
      throw new IOException(where + "cannot be read, expected PKCS #12");
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(password, ' ');
    }
  }

  private static void load(KeyStore store, byte[] content, char[] password, String where)
      throws IOException, GeneralSecurityException {
    try {
      store.load(new ByteArrayInputStream(content), password);
    } catch (IOException e) {
      throw new IOException(
          where
              + (e.getCause() instanceof UnrecoverableKeyException
                  ? "is not opened by the password"
                  : "cannot be read, expected PKCS #12"));
    }
  }

  private static Identity only(KeyStore store, char[] password, String where)
      throws IOException, GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new IOException(where + "holds " + keys.size() + " private keys, expected 1");
    }
    if (!(store.getKey(keys.get(0), password) instanceof PrivateKey key)) {
      throw new IOException(where + "holds a secret key, expected a private one");
    }
    Certificate[] chain = store.getCertificateChain(keys.get(0));
    if (chain == null) {
      throw new IOException(where + "holds no certificate of its private key");
    }
    return new Identity(Arrays.stream(chain).map(X509Certificate.class::cast).toList(), key);
  }

  /** Without the end of the line that an editor puts after it. */
  private static char[] password(SecretSource source) throws IOException {
    byte[] secret = source.read(PASSWORD);
    CharBuffer text = UTF_8.decode(ByteBuffer.wrap(secret));
    Arrays.fill(secret, (byte) 0);
    int length = text.length();
    while (length > 0 && (text.charAt(length - 1) == '\n' || text.charAt(length - 1) == '\r')) {
      length--;
    }
    char[] password = new char[length];
    text.get(password);
    Arrays.fill(text.array(), ' ');
    return password;
  }

  private void check(String whose) throws IOException {
    try {
      byte[] probe = {'u', 'K', 'M', 'S'};
      Signature signature = Signature.getInstance(signing());
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certificate().getPublicKey());
      signature.update(probe);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException another) {
      // a key of another kind belongs to it no more than another key
    }
    throw new IOException(
        whose
            + " does not belong to the first certificate, which is of "
            + Words.subject(certificate()));
  }

  private String signing() throws IOException {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      case "EdDSA" -> "EdDSA";
      default ->
          throw new IOException(
              "private key of algorithm " + key.getAlgorithm() + ", expected RSA, EC or Ed25519");
    };
  }

  /** The files, to look at whether they have changed. */
  static List<Path> paths(IdentityFiles files) {
    return files instanceof IdentityFiles.Pkcs12 store
        ? List.of(store.file())
        : List.of(((IdentityFiles.Pem) files).certificate(), ((IdentityFiles.Pem) files).key());
  }

  /** Our certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Our certificate, then those that stand after it. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The private key; who asks for it hands it to TLS. */
  public PrivateKey key() {
    return key;
  }

  @Override
  public String toString() {
    return Words.subject(certificate());
  }
}
