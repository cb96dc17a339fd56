package org.ukms.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the uber-jar under test. */
final class Java {

  private Java() {}

  static Path jar() {
    String jar = System.getProperty("ukms.jar");
    if (jar == null) {
      throw new IllegalStateException("system property ukms.jar: missing, failsafe sets it");
    }
    return Path.of(jar);
  }

  /** {@code java OPTIONS -jar ukms.jar ARGUMENTS}, with nothing of ours in its environment. */
  static ProcessBuilder jar(List<String> options, String... arguments) {
    return jar(jar(), options, arguments);
  }

  static ProcessBuilder jar(Path jar, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(options);
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(List.of(arguments));
    return java(command);
  }

  static ProcessBuilder java(List<String> arguments) {
    List<String> command = new ArrayList<>(arguments);
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("UKMS_CONFIG_FILE");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }
}
