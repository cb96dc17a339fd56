package org.ukms.config.toml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/** A file as text and as TOML, within bounds (CFG-5). */
public final class TomlFile {

  private static final int MOST_BYTES = 8 << 20;

  // The version that the original reads, so that one file serves both.
  private static final TomlParseOptions OPTIONS =
      TomlParseOptions.sourceless().withVersion(TomlVersion.V1_0_0);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final TableReader top;
  private final Problems problems;

  private TomlFile(TableReader top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  /**
   * Reads a file. Errors of syntax are noted among the problems; the rest can be read.
   *
   * @throws TomlFault if there is no such file, or nothing in it can be read
   */
  public static TomlFile read(Path file) throws TomlFault {
    String text = text(file);
    TomlParseResult toml = parse(file, text);
    Problems problems = new Problems(file, text, toml);
    return new TomlFile(new TableReader(toml, List.of(), problems), problems);
  }

  /** The keys before the first table, and the tables. */
  public TableReader top() {
    return top;
  }

  /** What is wrong so far, and where all that is found later belongs. */
  public Problems problems() {
    return problems;
  }

  private static String text(Path file) throws TomlFault {
    String text = decode(file, bytes(file));
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static TomlParseResult parse(Path file, String text) throws TomlFault {
    try {
      return Toml.parse(text, OPTIONS);
    } catch (RuntimeException e) {
      // Some junk makes the parser itself fail: o={E,#\0T does.
      throw refused(file, Problem.ofFile("not TOML at all, expected a configuration"));
    }
  }

  private static byte[] bytes(Path file) throws TomlFault {
    // The launcher reads the file, and the node again: a pipe would be empty by then, or hang.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String kind = Files.isDirectory(file) ? "a folder" : "not a regular file";
      throw refused(file, Problem.ofFile(kind + ", expected a TOML file"));
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw refused(file, Problem.ofFile("no such file, expected a TOML file"));
    } catch (AccessDeniedException e) {
      throw refused(file, Problem.ofFile("access denied, expected a file that this user may read"));
    } catch (IOException e) {
      throw refused(file, Problem.ofFile("cannot be read: " + e.getMessage()));
    }
    if (bytes.length > MOST_BYTES) {
      throw refused(file, Problem.ofFile("more than 8 MiB, expected a configuration"));
    }
    return bytes;
  }

  private static String decode(Path file, byte[] bytes) throws TomlFault {
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), out, true).isError();
    String text = out.flip().toString();
    if (malformed) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int column = text.length() - text.lastIndexOf('\n');
      throw refused(file, new Problem(line, column, List.of(), "not UTF-8, expected UTF-8 text"));
    }
    return text;
  }

  private static TomlFault refused(Path file, Problem problem) {
    return new TomlFault(file, List.of(problem));
  }
}
