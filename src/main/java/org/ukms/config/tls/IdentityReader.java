package org.ukms.config.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ukms.config.folder.NamedFiles;
import org.ukms.config.toml.TableReader;
import org.ukms.key.SecretSource;
import org.ukms.tls.IdentityFiles;

/** Reads which certificate is ours: two PEM files, or one of PKCS #12 and its password. */
final class IdentityReader {

  private static final String CERTIFICATE = "certificate_file";
  private static final String KEY = "key_file";
  private static final String KEYSTORE = "keystore_file";
  private static final String PASSWORD_FILE = "keystore_password_file";
  private static final String PASSWORD_ENV = "keystore_password_env";

  private final NamedFiles files;

  IdentityReader(NamedFiles files) {
    this.files = files;
  }

  /** Whether the table names a certificate of ours, or a part of one. */
  static boolean isThere(TableReader table) {
    return List.of(CERTIFICATE, KEY, KEYSTORE, PASSWORD_FILE, PASSWORD_ENV).stream()
        .anyMatch(table::has);
  }

  /** What the table names, or empty if a problem was noted. */
  Optional<IdentityFiles> read(TableReader table) {
    if (table.has(KEYSTORE)) {
      refuse(table, CERTIFICATE, "beside keystore_file, expected one of the two");
      refuse(table, KEY, "beside keystore_file, which holds the key");
      return pkcs12(table);
    }
    refuse(table, PASSWORD_FILE, "without keystore_file, expected both");
    refuse(table, PASSWORD_ENV, "without keystore_file, expected both");
    return pem(table);
  }

  private Optional<IdentityFiles> pem(TableReader table) {
    Optional<Path> certificate = files.open(table, CERTIFICATE, "a certificate in PEM");
    Optional<Path> key = files.closed(table, KEY, "a private key in PEM");
    if (!table.has(CERTIFICATE)) {
      table.missing(CERTIFICATE, "a certificate in PEM, or keystore_file");
    }
    if (!table.has(KEY)) {
      table.missing(KEY, "a private key in PEM, or keystore_file");
    }
    return certificate.isPresent() && key.isPresent()
        ? Optional.of(new IdentityFiles.Pem(certificate.get(), key.get()))
        : Optional.empty();
  }

  private Optional<IdentityFiles> pkcs12(TableReader table) {
    Optional<Path> file = files.closed(table, KEYSTORE, "a key store of PKCS #12");
    if (table.has(PASSWORD_FILE) == table.has(PASSWORD_ENV)) {
      table.wrong(
          KEYSTORE,
          "needs its password, expected one of keystore_password_file and keystore_password_env");
      return Optional.empty();
    }
    Optional<SecretSource> password =
        table.has(PASSWORD_FILE)
            ? files.passwordFile(table, PASSWORD_FILE)
            : files.passwordVariable(table, PASSWORD_ENV);
    return file.isPresent() && password.isPresent()
        ? Optional.of(new IdentityFiles.Pkcs12(file.get(), password.get()))
        : Optional.empty();
  }

  private static void refuse(TableReader table, String key, String wrong) {
    if (table.has(key)) {
      table.wrong(key, wrong);
    }
  }
}
