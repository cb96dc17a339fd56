package org.ukms.it.tunnel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/** A {@code wg} that stands before the real one in PATH, notes each call, and fails on demand. */
public final class WgInPath {

  private static final String SCRIPT =
      """
      #!/bin/bash
      LC_ALL=C
      start=$EPOCHREALTIME
      status=0
      case $(cat '%1$s/trouble') in
        fails) echo 'Unable to modify interface: Connection timed out' >&2; status=1 ;;
        hangs) sleep 300 ;;
        *) '%2$s' "$@" || status=$? ;;
      esac
      echo "$start $EPOCHREALTIME $status $*" >> '%1$s/calls'
      exit $status
      """;

  private final Path folder;

  /**
   * A call that ended.
   *
   * @param arguments as they were, with spaces between them
   */
  public record Call(Instant start, Instant end, int status, String arguments) {

    private static Call parse(String line) {
      String[] fields = line.split(" ", 4);
      return new Call(
          instant(fields[0]), instant(fields[1]), Integer.parseInt(fields[2]), fields[3]);
    }

    private static Instant instant(String seconds) {
      int point = seconds.indexOf('.');
      return Instant.ofEpochSecond(
          Long.parseLong(seconds.substring(0, point)),
          Long.parseLong(seconds.substring(point + 1)) * 1000);
    }

    /** Whether it gave a peer a key. */
    public boolean sets() {
      return arguments.startsWith("set ");
    }

    /** Whether it asked for this. */
    public boolean shows(String what) {
      return arguments.startsWith("show ") && arguments.endsWith(" " + what);
    }
  }

  /** Puts it into this folder. */
  public WgInPath(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.createFile(folder.resolve("calls"));
    works();
    Path real = Path.of(Command.run(List.of("sh", "-c", "command -v wg")));
    Path script = Files.writeString(folder.resolve("wg"), SCRIPT.formatted(folder, real));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The PATH in which it comes first. */
  public String path() {
    return folder + ":" + System.getenv("PATH");
  }

  public void works() throws IOException {
    trouble("none");
  }

  public void fails() throws IOException {
    trouble("fails");
  }

  /** Does not end by itself. */
  public void hangs() throws IOException {
    trouble("hangs");
  }

  private void trouble(String which) throws IOException {
    Path file = Files.writeString(folder.resolve("trouble.new"), which);
    Files.move(file, folder.resolve("trouble"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Each call that ended, in the order of their ends. */
  public List<Call> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls")).stream().map(Call::parse).toList();
  }

  /** Those for this interface that went well. */
  public List<Call> calls(WireGuard of) throws IOException {
    return calls().stream()
        .filter(call -> call.status() == 0)
        .filter(call -> call.arguments().split(" ", 3)[1].equals(of.name()))
        .toList();
  }
}
