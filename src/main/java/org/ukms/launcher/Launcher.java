package org.ukms.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ukms.launcher.folder.DeadFolders;
import org.ukms.launcher.folder.FolderTree;
import org.ukms.launcher.folder.PrivateFolder;

/** Main class of the uber-jar. */
public final class Launcher {

  private static final Path FALLBACK = Path.of("/etc/ukms.toml");
  private static final int CANNOT_RUN = 1;
  private static final int WRONG_ARGUMENTS = 2;

  private Launcher() {}

  /**
   * Starts the node, or says why not.
   *
   * @param arguments none, {@code --help} or {@code --version}
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      start();
    } else if (arguments.length == 1 && arguments[0].equals("--help")) {
      System.out.println(Usage.HELP);
    } else if (arguments.length == 1 && arguments[0].equals("--version")) {
      System.out.println(Usage.version());
    } else {
      System.err.println(
          "uKMS: unknown arguments: " + String.join(" ", arguments) + "; --help tells more");
      System.exit(WRONG_ARGUMENTS);
    }
  }

  private static void start() {
    try {
      Path file =
          ConfigurationFile.find(
              Optional.ofNullable(System.getProperty(ConfigurationFile.PROPERTY)),
              System.getenv(),
              FALLBACK);
      System.setProperty(ConfigurationFile.PROPERTY, file.toString());
      start(file);
    } catch (CannotStart e) {
      e.getMessage().lines().forEach(line -> System.err.println(line));
      System.exit(CANNOT_RUN);
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      System.err.print("uKMS: cannot start: ");
      e.printStackTrace();
      System.exit(CANNOT_RUN);
    }
  }

  private static void start(Path file)
      throws CannotStart, IOException, ReflectiveOperationException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    PrivateFolder folder = new PrivateFolder(temporary);
    OrderlyEnd end = OrderlyEnd.of(folder);
    folder.make();
    System.setProperty("java.io.tmpdir", folder.path().toString());
    DeadFolders.delete(temporary, folder.path(), Instant.now());

    Path unpacked = folder.path().resolve("configuration");
    Configured configured = Configured.read(file, unpackWar(unpacked));
    if (configured.tls().isEmpty()) {
      FolderTree.delete(unpacked);
    }
    for (Configured.Listener listener : configured.listeners()) {
      PortCheck.check(listener);
    }

    PayaraServer server = PayaraServer.unpack(folder.path().resolve("payara"));
    end.takeOver();
    server.start(configured);
    end.expect(server);
  }

  private static List<URL> unpackWar(Path folder) throws IOException {
    try (InputStream war = Launcher.class.getResourceAsStream(NestedWar.RESOURCE)) {
      if (war == null) {
        throw new IOException("this jar is damaged: no " + NestedWar.RESOURCE);
      }
      return NestedWar.unpack(war, folder);
    }
  }
}
