package org.ukms.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process, which takes a folder and frees it at a word on its input. */
final class LockProbe {

  private LockProbe() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    BufferedReader words =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    while (words.readLine() != null) {
      try (FolderLock lock = FolderLock.take(folder)) {
        answers.println("taken " + lock.getClass().getSimpleName());
        words.readLine();
      } catch (IOException refused) {
        answers.println(refused.getMessage());
        continue;
      }
      answers.println("freed");
    }
  }
}
