package org.ukms.it.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A standalone server of WildFly, in a base directory of the test's own. */
public final class WildFlyServer implements AppServer {

  private static final String APPLICATION = "ukms.war";

  private final Path home;
  private final Path base;
  private final Path config;
  private final int port;
  private final int managementPort;
  private final String contextPath;
  private final Command command;
  private final WildFlyProcess process;

  private String bind = "127.0.0.1";
  private List<String> tls = List.of();

  /**
   * A server that does not run yet; the system property {@code ukms.server.home} says where WildFly
   * is unzipped.
   *
   * @param folder to work in, exists
   * @param config uKMS' configuration
   * @param port where peers are served
   * @param managementPort for administration
   * @param contextPath "" for the root, else "/ukms" for example
   */
  public WildFlyServer(Path folder, Path config, int port, int managementPort, String contextPath) {
    this.home = Path.of(System.getProperty("ukms.server.home")).toAbsolutePath();
    this.base = folder.toAbsolutePath().resolve("wildfly");
    this.config = config.toAbsolutePath();
    this.port = port;
    this.managementPort = managementPort;
    this.contextPath = contextPath;
    this.process = new WildFlyProcess(home, base, folder.toAbsolutePath());
    this.command =
        new Command(
            folder,
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                WildFlyProcess.SIZING,
                "JBOSS_HOME",
                home.toString()));
  }

  /**
   * What the script said that prepares this server, which must not run.
   *
   * @param options besides the configuration and the ports
   */
  public Answer prepare(String... options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of("server-config/wildfly/prepare").toAbsolutePath().toString());
    all.addAll(List.of("--base", base.toString(), "--config", config.toString()));
    all.addAll(List.of("--port", Integer.toString(port)));
    all.addAll(List.of("--management-port", Integer.toString(managementPort)));
    all.addAll(List.of(options));
    all.add(home.toString());
    return command.run(all);
  }

  /** Has the server run in a JVM of these options, and not of those of a small host. */
  public WildFlyServer options(List<String> jvm) {
    process.options(jvm);
    return this;
  }

  @Override
  public void bind(String address) {
    bind = address;
  }

  @Override
  public void tls(Path certificate, Path key, Path ca, int statusPort) {
    tls = AppServer.tlsOptions(certificate, key, ca, statusPort);
  }

  @Override
  public void start() throws IOException, InterruptedException {
    if (!Files.exists(base)) {
      PreparedBase.copyTo(base, config, bind, port, managementPort);
      if (!tls.isEmpty()) {
        Answer prepared = prepare(tls.toArray(String[]::new));
        if (prepared.exitCode() != 0) {
          throw new IOException(prepared.output());
        }
      }
    }
    process.start(this::takesCommands);
  }

  @Override
  public void renew() throws IOException, InterruptedException {
    command.mustRun(AppServer.stores(tls, base.resolve("configuration/ukms-tls")));
    for (String renewed :
        List.of(
            "key-store=ukmsKey:load",
            "key-manager=ukmsKey:init",
            "key-store=ukmsTrust:load",
            "trust-manager=ukmsTrust:init")) {
      Answer answer = cli("/subsystem=elytron/" + renewed);
      if (answer.exitCode() != 0) {
        throw new IOException(answer.output());
      }
    }
  }

  private boolean takesCommands() throws IOException, InterruptedException {
    // jboss-cli takes a second to say that nobody listens.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), managementPort)) {
      return socket.isConnected()
          && cli(":read-attribute(name=server-state)").output().contains("\"running\"");
    } catch (ConnectException notYet) {
      return false;
    }
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    Answer answer = cli("shutdown");
    if (answer.exitCode() != 0) {
      throw new IOException(answer.output());
    }
    process.awaitEnd();
  }

  @Override
  public void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public Answer deploy(Path war) throws IOException, InterruptedException {
    return cli("deployment deploy-file " + named(war));
  }

  @Override
  public Answer undeploy() throws IOException, InterruptedException {
    return cli("deployment undeploy " + APPLICATION);
  }

  @Override
  public Answer redeploy(Path war) throws IOException, InterruptedException {
    return cli("deployment deploy-file --replace " + named(war));
  }

  /** The context path is what the file is called at run time. */
  private String named(Path war) {
    String root = contextPath.isEmpty() ? "ROOT" : contextPath.substring(1);
    return war.toAbsolutePath() + " --name=" + APPLICATION + " --runtime-name=" + root + ".war";
  }

  @Override
  public Answer disable() throws IOException, InterruptedException {
    return cli("deployment disable " + APPLICATION);
  }

  @Override
  public Answer enable() throws IOException, InterruptedException {
    return cli("deployment enable " + APPLICATION);
  }

  @Override
  public Answer logAll(String logger) throws IOException, InterruptedException {
    return cli("/subsystem=logging/logger=" + logger + ":add(level=ALL)");
  }

  /** What jboss-cli said to a command. */
  public Answer cli(String line) throws IOException, InterruptedException {
    return command.run(
        List.of(
            home.resolve("bin/jboss-cli.sh").toString(),
            "--connect",
            "--controller=127.0.0.1:" + managementPort,
            line));
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String contextPath() {
    return contextPath;
  }

  /** The port of the administration, for jboss-cli and the console. */
  public int managementPort() {
    return managementPort;
  }

  /** Where the server has its configuration, its logs and what is deployed. */
  public Path base() {
    return base;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public String logText() throws IOException {
    return process.console() + ServerLog.text(logs());
  }

  @Override
  public List<String> log() throws IOException {
    return ServerLog.ofWildFly(ServerLog.text(logs()));
  }

  private Path logs() {
    return base.resolve("log");
  }

  @Override
  public void close() {
    process.close();
  }
}
