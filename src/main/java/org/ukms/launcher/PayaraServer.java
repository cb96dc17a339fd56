package org.ukms.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.ukms.launcher.log.BootWatch;
import org.ukms.launcher.log.RootCause;
import org.ukms.launcher.tls.Managers;

/** Payara Micro in this JVM, with the WAR that lies in this jar. */
final class PayaraServer {

  /** The system property by which the application learns that the ports are open. */
  private static final String LISTENING = "ukms.listening";

  private final PayaraMicro payara;
  private final BootWatch watch = new BootWatch();
  private final AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();

  private final List<String> atTheEnd = new CopyOnWriteArrayList<>();

  private PayaraServer(PayaraMicro payara) {
    this.payara = payara;
  }

  /**
   * Unpacks the server; it runs no thread yet.
   *
   * @param folder where to, and where it keeps everything that it writes (L-7)
   */
  static PayaraServer unpack(Path folder) throws IOException {
    // Payara prints traces there; all that matters it logs, and the log goes to System.err.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    // The name that its pages show (L-5).
    System.setProperty("product.name", "");
    // Payara's own default would refuse an IPv6 address, as ours and as a peer's.
    setAbsent("java.net.preferIPv4Stack", "false");
    // Booted by many threads, its default, Payara failed once in some 240 starts with a
    // ConcurrentModificationException of its own; one thread takes no longer.
    setAbsent("org.glassfish.startupThreadPolicy", "USE_NO_THREADS");
    Properties defaults = new Properties();
    try (InputStream in =
        PayaraServer.class.getResourceAsStream("/MICRO-INF/payara-boot.properties")) {
      defaults.load(in);
    }
    defaults.stringPropertyNames().forEach(key -> setAbsent(key, defaults.getProperty(key)));
    PayaraMicro.setUpackedJarDir(folder.toFile());
    PayaraMicro payara = PayaraMicro.getInstance();
    payara.setRootDir(folder.toFile());
    return new PayaraServer(payara);
  }

  /**
   * Boots the server, deploys the WAR, and opens the ports when the application runs.
   *
   * @throws CannotStart if the application does not run, or a port cannot be opened
   */
  void start(Configured configured) throws CannotStart {
    configured.tls().ifPresent(Managers::install);
    payara.setPreBootHandler(
        runner -> {
          // Not earlier: booting begins with a reset of all logging.
          Logger.getLogger("").addHandler(watch);
          commands.set(runner);
          ServerSettings.beforeBoot(configured).forEach(each -> run(runner, each));
        });
    CompletableFuture<Void> listening = new CompletableFuture<>();
    System.getProperties().put(LISTENING, listening);
    try {
      PayaraMicroRuntime runtime = payara.bootStrap();
      // After a failed deployment bootStrap() returns as if nothing had happened (L-6).
      if (runtime.getLocalDescriptor().getDeployedApplications().isEmpty()) {
        throw new CannotStart("the application does not run: " + reason());
      }
      open(configured);
      listening.complete(null);
    } catch (BootstrapException e) {
      throw new CannotStart("the server does not start: " + RootCause.message(e), e);
    } finally {
      Logger.getLogger("").removeHandler(watch);
    }
  }

  private void open(Configured configured) throws CannotStart {
    // Not earlier: it looks at the log, too.
    configured.tls().ifPresent(Managers::watch);
    atTheEnd.addAll(ServerSettings.close(configured));
    int opened = 0;
    for (String command : ServerSettings.open(configured)) {
      run(commands.get(), command);
      Configured.Listener listener = configured.listeners().get(opened++);
      if (watch.opened() < opened) {
        throw new CannotStart(
            "%s %s_port: port %d on %s has been taken by another process meanwhile, expected a free one"
                .formatted(
                    listener.file().getFileName(),
                    listener.key(),
                    listener.port(),
                    listener.address().getHostAddress()));
      }
    }
  }

  /**
   * Undeploys the application, then stops the server.
   *
   * @throws IllegalStateException if it does not run
   */
  void stop() throws BootstrapException {
    try {
      atTheEnd.forEach(each -> run(commands.get(), each));
    } finally {
      payara.shutdown();
    }
  }

  private String reason() {
    return watch.failure().orElse("no cause was logged");
  }

  private static void run(AdminCommandRunner runner, String commandLine) {
    List<String> words = List.of(commandLine.split(" "));
    ClusterCommandResult result =
        runner.run(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    if (result.getExitStatus() == ExitStatus.FAILURE) {
      throw new IllegalStateException(
          commandLine + ": " + result.getOutput(), result.getFailureCause());
    }
  }

  private static void setAbsent(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
