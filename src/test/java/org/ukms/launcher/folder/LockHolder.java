package org.ukms.launcher.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that has a private folder, until it is killed. */
final class LockHolder {

  private LockHolder() {}

  /** Prints the folder, then lives until its standard input closes: at the latest with the test. */
  public static void main(String[] arguments) throws IOException {
    PrivateFolder folder = new PrivateFolder(Path.of(arguments[0]));
    folder.make();
    System.out.println(folder.path());
    while (System.in.read() != -1) {
      // waits
    }
  }

  static Process start(Path parent) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            parent.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
