package org.ukms.tls.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ukms.key.SecretSource;

/** A file of blocks in PEM (RFC 7468); what stands between them is skipped (TLS-1). */
public final class PemFile {

  private static final int MOST_BYTES = 1024 * 1024;

  private static final SecretSource.Form KEY = new SecretSource.Form("private key", 1, MOST_BYTES);

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*+)-----END \\1-----");

  /** The keys that TLS knows, as the JDK calls what reads them. */
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  private PemFile() {}

  /**
   * All certificates of the file, in its order, at least one.
   *
   * @throws IOException if it is not such a file; the message names it
   */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(file));
    while (block.find()) {
      if (block.group(1).equals("CERTIFICATE")) {
        found.add(certificate(file, block.group(2)));
      }
    }
    if (found.isEmpty()) {
      throw refused("certificate", file, "holds no \"-----BEGIN CERTIFICATE-----\", expected PEM");
    }
    return List.copyOf(found);
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw refused("certificate", file, "has more than " + MOST_BYTES + " bytes");
      }
      return new String(content, ISO_8859_1);
    } catch (NoSuchFileException gone) {
      throw refused("certificate", file, "does not exist");
    } catch (FileSystemException failure) {
      throw refused("certificate", file, "cannot be read: " + failure.getReason());
    }
  }

  private static X509Certificate certificate(Path file, String base64) throws IOException {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw refused("certificate", file, "holds a certificate that cannot be read");
    }
  }

  /**
   * The one private key of a file of ours alone.
   *
   * @throws IOException if it is not such a file; the message names it and never what it holds
   */
  public static PrivateKey privateKey(Path file) throws IOException {
    byte[] content = new SecretSource.File(file).read(KEY);
    try {
      return privateKey(file, new String(content, ISO_8859_1));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static PrivateKey privateKey(Path file, String text) throws IOException {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals("PRIVATE KEY")) {
        return pkcs8(file, block.group(2));
      }
    }
    Matcher other = Pattern.compile("-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY)-----").matcher(text);
    if (other.find()) {
      throw refused(
          "private key",
          file,
          "holds \"BEGIN %s\", expected \"BEGIN PRIVATE KEY\" (PKCS #8, not encrypted): %s"
              .formatted(
                  other.group(1),
                  "openssl pkcs8 -topk8 -nocrypt -in %1$s -out %1$s.pkcs8"
                      .formatted(file.getFileName())));
    }
    throw refused(
        "private key", file, "holds no \"-----BEGIN PRIVATE KEY-----\", expected PEM (PKCS #8)");
  }

  private static PrivateKey pkcs8(Path file, String base64) throws IOException {
    byte[] der = {};
    try {
      der = Base64.getMimeDecoder().decode(base64);
      for (String algorithm : ALGORITHMS) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException another) {
          // of another algorithm
        }
      }
    } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
      // told below, without the cause, which might quote the key
    } finally {
      Arrays.fill(der, (byte) 0);
    }
    throw refused(
        "private key", file, "holds a key that cannot be read, expected RSA, EC or Ed25519");
  }

  private static IOException refused(String what, Path file, String wrong) {
    return new IOException(what + " \"" + file + "\" " + wrong);
  }
}
