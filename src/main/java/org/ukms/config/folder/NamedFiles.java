package org.ukms.config.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ukms.config.toml.Quoted;
import org.ukms.config.toml.TableReader;
import org.ukms.key.SecretSource;

/** Reads the keys that name a file or a variable, and looks whether it is there (CFG-10). */
public final class NamedFiles {

  private static final SecretSource.Form KEY = new SecretSource.Form("private key", 1, 1024 * 1024);
  private static final SecretSource.Form PASSWORD = new SecretSource.Form("password", 1, 1024);

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Optional<Path> workingFolder;

  /**
   * A reader.
   *
   * @param workingFolder where relative paths start; without it they are refused
   */
  public NamedFiles(Optional<Path> workingFolder) {
    this.workingFolder = workingFolder;
  }

  /** A file that anyone may read. */
  public Optional<Path> open(TableReader table, String key, String expected) {
    return named(
        table,
        key,
        expected,
        text -> {
          Path file = WrittenPath.parse(text, workingFolder, expected);
          if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                Quoted.value(file.toString()) + " cannot be read, expected " + expected);
          }
          return file;
        });
  }

  /** A file that holds a private key. */
  public Optional<Path> closed(TableReader table, String key, String expected) {
    return named(
        table,
        key,
        expected,
        text -> {
          Path file = WrittenPath.parse(text, workingFolder, expected);
          checked(new SecretSource.File(file), KEY);
          return file;
        });
  }

  /** A password in a file. */
  public Optional<SecretSource> passwordFile(TableReader table, String key) {
    String expected = "a file that holds the password";
    return named(
        table,
        key,
        expected,
        text ->
            checked(
                new SecretSource.File(WrittenPath.parse(text, workingFolder, expected)), PASSWORD));
  }

  /** A password in the environment. */
  public Optional<SecretSource> passwordVariable(TableReader table, String key) {
    return named(
        table,
        key,
        "the name of an environment variable",
        text -> checked(new SecretSource.Variable(variable(text)), PASSWORD));
  }

  /**
   * The name of a variable of the environment.
   *
   * @throws IllegalArgumentException if it is none; the message is fit for a log
   */
  public static String variable(String text) {
    if (!VARIABLE.matcher(text).matches()) {
      // Not quoted: whoever mistakes the key writes the secret itself there.
      throw new IllegalArgumentException(
          "not a name of A-Z a-z 0-9 _, expected the name of an environment variable");
    }
    return text;
  }

  private static <T> Optional<T> named(
      TableReader table, String key, String expected, Function<String, T> parser) {
    return table.has(key) ? table.required(key, expected, parser) : Optional.empty();
  }

  private static SecretSource checked(SecretSource source, SecretSource.Form form) {
    try {
      source.check(form);
      return source;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
