package org.ukms.it.tunnel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A namespace that looks like a host of its own: what is written to {@code /etc}, {@code /run} and
 * {@code /var/lib} there is seen there alone, and is gone when it ends.
 */
public final class SeparateHost implements AutoCloseable {

  private static final String FILES =
      """
      mount -t tmpfs none "$0"
      for folder in /etc /run /var/lib; do
        mkdir -p "$0$folder/new" "$0$folder/work"
        mount -t overlay overlay -o "lowerdir=$folder,upperdir=$0$folder/new,workdir=$0$folder/work" "$folder"
      done
      rm -rf /etc/ukms /etc/ukms.toml /etc/wireguard /run/wireguard /var/lib/ukms
      echo ready
      exec sleep infinity
      """;

  private final Namespace namespace;
  private final Process files;

  private SeparateHost(Namespace namespace, Process files) {
    this.namespace = namespace;
    this.files = files;
  }

  /**
   * Makes one, which ends with its namespace.
   *
   * @param scratch an empty folder
   */
  public static SeparateHost open(Namespace namespace, Path scratch) throws IOException {
    Process files =
        namespace
            .command("unshare", "--mount", "sh", "-ec", FILES, scratch.toString())
            .redirectErrorStream(true)
            .start();
    String said = files.inputReader().readLine();
    if (!"ready".equals(said)) {
      namespace.close();
      throw new IOException("no files of its own: " + said);
    }
    return new SeparateHost(namespace, files);
  }

  /** Where its files are to be found from outside. */
  public Path root() {
    return Path.of("/proc", Long.toString(files.pid()), "root");
  }

  /**
   * What bash says to these lines, which run there in the working folder.
   *
   * @param first the folder of programs that come before all others
   * @throws IllegalStateException if one of them fails
   */
  public String run(Path first, String lines) {
    return Command.run(command(first, lines));
  }

  /** Starts them; they end with this. */
  public void start(Path first, String lines, Path log) throws IOException {
    Files.createFile(log);
    new ProcessBuilder(command(first, lines))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private List<String> command(Path first, String lines) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("nsenter", "--target", Long.toString(files.pid()), "--mount", "--net"));
    command.addAll(List.of("bash", "-euo", "pipefail", "-c"));
    command.add(
        "PATH='%s':$PATH; cd '%s'; %s".formatted(first, Path.of("").toAbsolutePath(), lines));
    return command;
  }

  @Override
  public void close() {
    namespace.close();
  }
}
