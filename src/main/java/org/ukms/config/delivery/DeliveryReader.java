package org.ukms.config.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ukms.config.delivery.DeliveryConfig.ToFile;
import org.ukms.config.delivery.DeliveryConfig.ToProgram;
import org.ukms.config.delivery.DeliveryConfig.ToWireGuard;
import org.ukms.config.folder.WrittenPath;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.Quoted;
import org.ukms.config.toml.TableReader;
import org.ukms.delivery.file.KeyFormat;
import org.ukms.delivery.wireguard.WireGuardKey;
import org.ukms.disk.Readers;
import org.ukms.key.chain.Label;

/** Reads one table {@code [[peers.NAME.delivery]]}. */
final class DeliveryReader {

  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_=+.][A-Za-z0-9_=+.-]{0,14}");

  private static final int USUAL_TIMEOUT = 10;
  private static final int LONGEST_TIMEOUT = 60;

  private final TableReader table;
  private final Optional<Path> workingFolder;
  private final Optional<Path> keyFile;

  DeliveryReader(TableReader table, Optional<Path> workingFolder, Optional<Path> keyFile) {
    this.table = table;
    this.workingFolder = workingFolder;
    this.keyFile = keyFile;
  }

  /** The delivery, or empty if a problem was noted. */
  Optional<DeliveryConfig> read() {
    Optional<String> kind =
        table.has("kind")
            ? table.choice("kind", List.of("file", "wireguard", "exec"))
            : table.required("kind", "file, wireguard or exec", text -> text);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> label = Optional.empty();
    if (table.has("label")) {
      label = table.required("label", Label.EXPECTED, DeliveryReader::label);
      if (label.isEmpty()) {
        return Optional.empty();
      }
    }
    return switch (kind.get()) {
      case "file" -> file(label);
      case "wireguard" -> wireGuard(label);
      default -> program(label);
    };
  }

  private static String label(String text) {
    if (!Label.isValid(text)) {
      throw new IllegalArgumentException(
          Quoted.value(text) + " is no label, expected " + Label.EXPECTED);
    }
    return text;
  }

  private Optional<DeliveryConfig> file(Optional<String> label) {
    table.refuseUnknown(Keys.FILE_DELIVERY);
    Optional<Path> path =
        table.has("path")
            ? table.required("path", "a file", text -> path(text, "a file"))
            : keyFile;
    Optional<KeyFormat> format =
        table
            .choice("format", List.of("base64", "hex", "raw"))
            .map(name -> KeyFormat.valueOf(name.toUpperCase(Locale.ROOT)));
    Optional<Readers> readers = new ReadersReader(table).read();
    Optional<Path> events = Optional.empty();
    if (table.has("event_file")) {
      events = table.required("event_file", "a file", text -> path(text, "a file or a named pipe"));
    }
    boolean isSound = events.isPresent() == table.has("event_file");
    return path.isPresent() && format.isPresent() && readers.isPresent() && isSound
        ? Optional.of(new ToFile(label, path.get(), format.get(), readers.get(), events))
        : Optional.empty();
  }

  private Path path(String text, String expected) {
    Path file = WrittenPath.parse(text, workingFolder, expected);
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          Quoted.value(file.toString()) + " is a folder, expected " + expected);
    }
    if (!Files.isDirectory(file.getParent()) || !Files.isWritable(file.getParent())) {
      throw new IllegalArgumentException(
          Quoted.value(file.getParent().toString())
              + " is no folder that this user may write to, expected one");
    }
    return file;
  }

  private Optional<DeliveryConfig> wireGuard(Optional<String> label) {
    table.refuseUnknown(Keys.WIREGUARD_DELIVERY);
    Optional<String> device =
        table.required("interface", "a WireGuard interface", DeliveryReader::device);
    Optional<WireGuardKey> key =
        table.required("public_key", "the public key of the WireGuard peer", WireGuardKey::new);
    return device.flatMap(name -> key.map(peer -> new ToWireGuard(label, name, peer)));
  }

  private static String device(String text) {
    if (!DEVICE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          Quoted.value(text)
              + " is no name of an interface, expected 1 to 15 of A-Z a-z 0-9 _ = + . -");
    }
    return text;
  }

  private Optional<DeliveryConfig> program(Optional<String> label) {
    table.refuseUnknown(Keys.EXEC_DELIVERY);
    Optional<List<String>> command = command();
    Optional<Integer> timeout = table.integer("timeout_seconds", USUAL_TIMEOUT, 1, LONGEST_TIMEOUT);
    return command.flatMap(
        words -> timeout.map(seconds -> new ToProgram(label, words, Duration.ofSeconds(seconds))));
  }

  private Optional<List<String>> command() {
    if (!table.has("command")) {
      table.missing("command", "an array of strings: a program and its arguments");
      return Optional.empty();
    }
    Optional<List<String>> command = table.strings("command", "a program and its arguments");
    return command.flatMap(
        words -> {
          try {
            return Optional.of(withProgram(words));
          } catch (IllegalArgumentException wrong) {
            table.wrong("command", wrong.getMessage());
            return Optional.empty();
          }
        });
  }

  private List<String> withProgram(List<String> command) {
    Path program = WrittenPath.parse(command.get(0), workingFolder, "a program");
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new IllegalArgumentException(
          Quoted.value(program.toString()) + " cannot be run, expected a program");
    }
    List<String> words = new ArrayList<>(command);
    words.set(0, program.toString());
    return List.copyOf(words);
  }
}
