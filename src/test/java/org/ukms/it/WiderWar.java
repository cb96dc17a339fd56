package org.ukms.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies of what is delivered, with classes of a test in the WAR. */
final class WiderWar {

  private static final String NESTED = "MICRO-INF/deploy/ROOT.war";

  private WiderWar() {}

  /** What is deployed or started in this host: the WAR, or the uber-jar with the WAR in it. */
  static Path of(Host host, Path folder, List<Class<?>> added) throws IOException {
    Path war = war(folder, added);
    return host == Host.UBER_JAR ? jar(folder, war) : war;
  }

  private static Path war(Path folder, List<Class<?>> added) throws IOException {
    Path copy = Files.copy(ServerUnderTest.war(), folder.resolve("wider.war"));
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      for (Class<?> each : added) {
        String name = each.getName().replace('.', '/') + ".class";
        Path place = zip.getPath("WEB-INF/classes", name);
        Files.createDirectories(place.getParent());
        try (InputStream content = each.getResourceAsStream("/" + name)) {
          Files.copy(content, place);
        }
      }
    }
    return copy;
  }

  private static Path jar(Path folder, Path war) throws IOException {
    Path copy = Files.copy(Java.jar(), folder.resolve("wider.jar"));
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Files.copy(war, zip.getPath(NESTED), StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }
}
