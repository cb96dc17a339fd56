package org.ukms.it.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A domain of Payara Server as the script prepares it: made once, since a server boots for it. */
final class PreparedDomain {

  /** The password of its user admin. */
  static final String PASSWORD = "only-for-tests";

  private static final Path MADE = Path.of("target", "payara-domain").toAbsolutePath();
  private static final Path SCRIPT = Path.of("server-config", "payara", "prepare").toAbsolutePath();

  private static final String CONFIG = "/etc/ukms.toml";

  /** Nothing else is bound to it, so that it can be told from other addresses. */
  private static final String BIND = "127.0.0.2";

  private static Optional<Made> made = Optional.empty();

  private PreparedDomain() {}

  private record Made(String domainXml, int port, int adminPort) {

    /** The same for another node. */
    String with(Path ownConfig, String ownBind, int ownPort, int ownAdminPort) {
      return domainXml
          .replace(quoted(CONFIG), quoted(ownConfig))
          .replace(quoted(BIND), quoted(ownBind))
          .replace("port=" + quoted(port), "port=" + quoted(ownPort))
          .replace("port=" + quoted(adminPort), "port=" + quoted(ownAdminPort));
    }

    private static String quoted(Object value) {
      return '"' + value.toString() + '"';
    }
  }

  /**
   * Copies it to this place, making it before if need be.
   *
   * @param home the unzipped server
   * @param passwordFile for asadmin
   * @param config uKMS' configuration
   * @param bind where peers are served, an IP address
   * @param port where peers are served, free
   * @param adminPort for administration, free
   */
  static synchronized void copyTo(
      Path place, Path home, Path passwordFile, Path config, String bind, int port, int adminPort)
      throws IOException, InterruptedException {
    Path own = Path.of("config", "domain.xml");
    Path prepared = MADE.resolve("domain1");
    if (made.isEmpty()) {
      if (Files.exists(MADE)) {
        delete(MADE);
      }
      copy(home.resolve("glassfish/domains/domain1"), prepared);
      prepare(home, passwordFile, port, adminPort);
      made = Optional.of(new Made(Files.readString(prepared.resolve(own)), port, adminPort));
    }
    copy(prepared, place);
    Files.writeString(place.resolve(own), made.orElseThrow().with(config, bind, port, adminPort));
  }

  private static void prepare(Path home, Path passwordFile, int port, int adminPort)
      throws IOException, InterruptedException {
    new Command(MADE, Map.of("AS_JAVA", System.getProperty("java.home")))
        .mustRun(
            List.of(
                SCRIPT.toString(),
                "--passwordfile",
                passwordFile.toString(),
                "--config",
                CONFIG,
                "--bind",
                BIND,
                "--port",
                Integer.toString(port),
                "--admin-port",
                Integer.toString(adminPort),
                "--domaindir",
                MADE.toString(),
                home.toString()));
  }

  /** Writes the password where asadmin reads it. */
  static void writePassword(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "AS_ADMIN_PASSWORD=" + PASSWORD + "\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.skip(1).toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException unused)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
