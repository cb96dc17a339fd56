package org.ukms.it.server;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The start script of WildFly, and the server that it starts, which alone it outlives. */
final class WildFlyProcess {

  /** As the README of server-config advises for a small host. */
  static final String SIZING = "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path console;
  private final Path pidFile;
  private final ProcessBuilder builder;

  private Optional<Process> script = Optional.empty();
  private Optional<ProcessHandle> server = Optional.empty();

  /**
   * One that does not run yet.
   *
   * @param home where WildFly is unzipped
   * @param base the server base directory
   * @param folder for what it writes besides
   */
  WildFlyProcess(Path home, Path base, Path folder) {
    this.console = folder.resolve("wildfly-console.txt");
    this.pidFile = folder.resolve("wildfly.pid");
    this.builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(), "-Djboss.server.base.dir=" + base);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeAll(List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JBOSS_HOME", "UKMS_CONFIG_FILE"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JBOSS_JAVA_SIZING", SIZING);
    // So that it tells the process ID of the server.
    environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "yes");
    environment.put("JBOSS_PIDFILE", pidFile.toString());
    File out = console.toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(out));
  }

  /** Has the server run in a JVM of these options, and not of those of a small host. */
  void options(List<String> jvm) {
    builder.environment().put("JBOSS_JAVA_SIZING", String.join(" ", jvm));
  }

  /** Starts it, and waits until this is true. */
  void start(Callable<Boolean> takesCommands) throws IOException {
    Files.deleteIfExists(pidFile);
    Process started = builder.start();
    script = Optional.of(started);
    await("WildFly takes commands")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !started.isAlive() || (learnPid() && takesCommands.call()));
    if (!started.isAlive()) {
      throw new IOException("WildFly has ended:\n" + console());
    }
  }

  private boolean learnPid() throws IOException {
    String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
    server = pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    return server.isPresent();
  }

  long pid() {
    return server.orElseThrow().pid();
  }

  boolean isAlive() {
    return server.map(ProcessHandle::isAlive).orElse(false);
  }

  /** All that it wrote, over all starts. */
  String console() throws IOException {
    return Files.exists(console) ? Files.readString(console) : "";
  }

  void kill() throws InterruptedException {
    server.ifPresent(ProcessHandle::destroyForcibly);
    awaitEnd();
  }

  void awaitEnd() throws InterruptedException {
    await("the server has ended").atMost(PATIENCE).until(() -> !isAlive());
    if (script.isPresent() && !script.get().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the start script outlives the server");
    }
  }

  /** Kills what still runs, also of a start that was given up. */
  void close() {
    server.ifPresent(ProcessHandle::destroyForcibly);
    script.ifPresent(
        process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          process.onExit().join();
        });
    await("the server has ended").atMost(PATIENCE).until(() -> !isAlive());
  }
}
