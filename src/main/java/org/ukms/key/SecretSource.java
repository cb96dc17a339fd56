package org.ukms.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a secret of the configuration stands (K-7). */
public sealed interface SecretSource {

  /**
   * What a secret has to be.
   *
   * @param what its name in messages
   * @param least its length in bytes at least
   * @param most its length in bytes at most, below 16 MiB
   */
  record Form(String what, int least, int most) {}

  /**
   * Looks at it from outside: whether {@link #read} would take it, if it stays as it is.
   *
   * @throws IOException as {@link #read}
   */
  void check(Form form) throws IOException;

  /**
   * All of it; whoever gets the array overwrites it.
   *
   * @throws IOException if there is none of this form; the message names the place and never what
   *     is there
   */
  byte[] read(Form form) throws IOException;

  /** A file of ours alone. */
  record File(Path path) implements SecretSource {

    @Override
    public void check(Form form) throws IOException {
      new SecretFile(path, form).check();
    }

    @Override
    public byte[] read(Form form) throws IOException {
      return new SecretFile(path, form).read();
    }
  }

  /** A variable of the environment, its text in UTF-8. */
  record Variable(String name) implements SecretSource {

    @Override
    public void check(Form form) throws IOException {
      Arrays.fill(read(form), (byte) 0);
    }

    @Override
    public byte[] read(Form form) throws IOException {
      String text = System.getenv(name);
      if (text == null) {
        throw refused(form, "is not set, expected " + form.what());
      }
      // The JVM keeps the text of all variables in any case.
      byte[] secret = text.getBytes(StandardCharsets.UTF_8);
      int length = secret.length;
      if (length < form.least() || length > form.most()) {
        Arrays.fill(secret, (byte) 0);
        throw refused(
            form, "has %d bytes, expected %d to %d".formatted(length, form.least(), form.most()));
      }
      return secret;
    }

    private IOException refused(Form form, String wrong) {
      return new IOException(form.what() + ": environment variable " + name + " " + wrong);
    }
  }
}
