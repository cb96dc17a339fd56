package org.ukms.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes and libraries of the WAR inside the uber-jar, unpacked. */
final class NestedWar {

  static final String RESOURCE = "/MICRO-INF/deploy/ROOT.war";

  private static final String CLASSES = "WEB-INF/classes/";
  private static final String LIBRARIES = "WEB-INF/lib/";

  private NestedWar() {}

  /**
   * Unpacks what a class loader needs, and nothing else.
   *
   * @param war the WAR; not closed
   * @param folder where to, is made
   * @return the class path, classes first
   */
  static List<URL> unpack(InputStream war, Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    List<URL> classPath = new ArrayList<>();
    classPath.add(Files.createDirectories(root.resolve(CLASSES)).toUri().toURL());
    Files.createDirectories(root.resolve(LIBRARIES));
    ZipInputStream zip = new ZipInputStream(war);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      boolean library = name.startsWith(LIBRARIES) && name.endsWith(".jar");
      boolean wanted = library || name.startsWith(CLASSES);
      if (entry.isDirectory() || !wanted) {
        continue;
      }
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root)) {
        throw new IOException("entry outside of the archive: " + name);
      }
      Files.createDirectories(file.getParent());
      Files.copy(zip, file);
      if (library) {
        classPath.add(file.toUri().toURL());
      }
    }
    return List.copyOf(classPath);
  }
}
