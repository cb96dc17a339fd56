package org.ukms.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ukms.it.server.AppServer.Answer;

/** The configuration of WildFly as the script prepares it: made once, since that takes its time. */
final class PreparedBase {

  private static final Path CONFIG = Path.of("/etc/ukms.toml");

  /** Nothing else stands for these, so that they can be told from all else. */
  private static final String BIND = "127.0.0.2";

  private static final int PORT = 1;
  private static final int MANAGEMENT_PORT = 2;

  private static Optional<Path> made = Optional.empty();

  private PreparedBase() {}

  /**
   * Copies it into this server base directory, making it before if need be.
   *
   * @param config uKMS' configuration
   * @param bind where peers are served, an IP address
   * @param port where peers are served
   * @param managementPort for administration
   */
  static synchronized void copyTo(Path base, Path config, String bind, int port, int managementPort)
      throws IOException, InterruptedException {
    if (made.isEmpty()) {
      made = Optional.of(make());
    }
    Path from = made.orElseThrow().resolve("configuration");
    Path to = Files.createDirectories(base.resolve("configuration"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    Path xml = to.resolve("standalone.xml");
    Map<String, String> own =
        Map.of(
            '"' + CONFIG.toString() + '"',
            '"' + config.toString() + '"',
            "{jboss.bind.address:" + BIND + "}",
            "{jboss.bind.address:" + bind + "}",
            "{jboss.http.port:" + PORT + "}",
            "{jboss.http.port:" + port + "}",
            "{jboss.management.http.port:" + MANAGEMENT_PORT + "}",
            "{jboss.management.http.port:" + managementPort + "}");
    Files.writeString(xml, with(own, Files.readString(xml)));
  }

  private static String with(Map<String, String> own, String text) throws IOException {
    String changed = text;
    for (Map.Entry<String, String> each : own.entrySet()) {
      if (!changed.contains(each.getKey())) {
        throw new IOException("standalone.xml: no " + each.getKey() + " as it was given");
      }
      changed = changed.replace(each.getKey(), each.getValue());
    }
    return changed;
  }

  private static Path make() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "wildfly-base-");
    WildFlyServer server = new WildFlyServer(folder, CONFIG, PORT, MANAGEMENT_PORT, "");
    Answer prepared = server.prepare("--bind", BIND);
    if (prepared.exitCode() != 0) {
      throw new IOException(prepared.output());
    }
    return server.base();
  }
}
