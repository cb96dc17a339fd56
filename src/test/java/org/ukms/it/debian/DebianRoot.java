package org.ukms.it.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The root folder of a Debian, a fresh one each time. */
public final class DebianRoot implements AutoCloseable {

  private static final String SUITE = "bookworm";
  private static final Path CERTIFICATES = Path.of("etc/ssl/certs/ca-certificates.crt");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LIMIT_TO_MAKE = Duration.ofMinutes(10);

  private final Path root;

  private DebianRoot(Path root) {
    this.root = root;
  }

  /** Where this machine gets its packages from, if it can make a Debian of them. */
  public static Optional<String> mirror() throws IOException, InterruptedException {
    for (String tool : List.of("debootstrap", "apt-get", "dpkg-deb", "unshare", "chroot")) {
      if (Stream.of(System.getenv("PATH").split(":", -1))
          .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool)))) {
        return Optional.empty();
      }
    }
    if (!"0".equals(host("id", "-u").strip())) {
      return Optional.empty();
    }
    return host(
            "apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Identifier: Packages")
        .lines()
        .filter(line -> line.endsWith(" " + SUITE))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  /**
   * A Debian without a package that is not essential but systemd.
   *
   * @param folder keeps what each is a copy of
   * @param planned the file of a package that is going to be installed; what it depends on is
   *     fetched once
   */
  public static DebianRoot make(String mirror, Path folder, Path planned)
      throws IOException, InterruptedException {
    Path first = folder.resolve(SUITE);
    if (!Files.exists(first)) {
      Path unfinished = folder.resolve("unfinished");
      delete(unfinished);
      Files.createDirectories(folder);
      Commands.mustRun(
          Commands.command(
              apart(
                  Optional.empty(),
                  List.of(
                      "debootstrap",
                      "--variant=minbase",
                      "--include=systemd",
                      SUITE,
                      unfinished.toString(),
                      mirror))),
          LIMIT_TO_MAKE);
      new DebianRoot(unfinished).prepare(planned);
      Files.move(unfinished, first, StandardCopyOption.ATOMIC_MOVE);
    }
    Path copy = folder.resolve("copy");
    delete(copy);
    host("cp", "-a", first.toString(), copy.toString());
    return new DebianRoot(copy);
  }

  private void prepare(Path planned) throws IOException, InterruptedException {
    String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    Files.writeString(path("/etc/hosts"), "127.0.0.1 localhost\n127.0.1.1 " + name + "\n");
    Files.writeString(path("/etc/dpkg/dpkg.cfg.d/fast"), "force-unsafe-io\n");
    Files.writeString(path("/etc/apt/apt.conf.d/99host"), host("apt-config", "dump", "Acquire"));
    Path certificates = Path.of("/").resolve(CERTIFICATES);
    if (Files.exists(certificates)) {
      Files.createDirectories(root.resolve(CERTIFICATES).getParent());
      Files.copy(certificates, root.resolve(CERTIFICATES), StandardCopyOption.REPLACE_EXISTING);
    }
    Path policy = Files.writeString(path("/usr/sbin/policy-rc.d"), "#!/bin/sh\nexit 101\n");
    Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rwxr-xr-x"));
    mustRun("apt-get", "update", "-q");
    String package_ = put(planned);
    mustRun("apt-get", "install", "-qy", "--no-install-recommends", "--download-only", package_);
    Files.delete(path(package_));
  }

  /** Lays a file into it, and tells where. */
  public String put(Path file) throws IOException {
    String inside = "/srv/" + file.getFileName();
    Files.copy(file, path(inside), StandardCopyOption.REPLACE_EXISTING);
    return inside;
  }

  /** Where a file of it lies on this machine. */
  public Path path(String inside) {
    return root.resolve(inside.substring(1));
  }

  /** A command in it; whoever ends the process ends all that it has started. */
  public ProcessBuilder command(List<String> words) {
    List<String> inside = new ArrayList<>(List.of("chroot", root.toString()));
    inside.addAll(words);
    return Commands.command(apart(Optional.of(path("/proc")), inside));
  }

  /** Runs a command in it to its end. */
  public Output run(String... words) throws IOException, InterruptedException {
    return Commands.run(command(List.of(words)), LIMIT);
  }

  /** The same, where it must end well; what it wrote. */
  public String mustRun(String... words) throws IOException, InterruptedException {
    return Commands.mustRun(command(List.of(words)), LIMIT);
  }

  /** Runs a command on this machine, which must end well; what it wrote. */
  public static String host(String... words) throws IOException, InterruptedException {
    return Commands.mustRun(Commands.command(List.of(words)), LIMIT);
  }

  private static List<String> apart(Optional<Path> proc, List<String> words) {
    List<String> all =
        new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
    all.add("--mount-proc" + proc.map(path -> "=" + path).orElse(""));
    all.addAll(words);
    return all;
  }

  private static void delete(Path folder) throws IOException, InterruptedException {
    host("rm", "-rf", "--one-file-system", folder.toString());
  }

  @Override
  public void close() throws IOException {
    try {
      delete(root);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
