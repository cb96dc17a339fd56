package org.ukms.it.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A domain of Payara Server, in a folder of the test's own. */
public final class PayaraDomain implements AppServer {

  private static final String NAME = "domain1";
  private static final String APPLICATION = "ukms";
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener-2";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final Path domains;
  private final Path config;
  private final Path passwordFile;
  private final int port;
  private final int adminPort;
  private final String contextPath;
  private final Command command;
  private final StringBuilder console = new StringBuilder();

  private String bind = "127.0.0.1";
  private List<String> tls = List.of();
  private Optional<ProcessHandle> process = Optional.empty();

  /**
   * A domain that does not run yet.
   *
   * @param folder to work in, exists
   * @param config uKMS' configuration
   * @param port where peers are served
   * @param adminPort for administration
   * @param contextPath "" for the root, else "/ukms" for example
   */
  public PayaraDomain(Path folder, Path config, int port, int adminPort, String contextPath) {
    this.home = Path.of(System.getProperty("ukms.server.home")).toAbsolutePath();
    this.domains = folder.resolve("domains");
    this.config = config;
    this.passwordFile = folder.resolve("password");
    this.port = port;
    this.adminPort = adminPort;
    this.contextPath = contextPath;
    this.command =
        new Command(
            folder,
            Map.of(
                "AS_JAVA",
                System.getProperty("java.home"),
                "AS_ADMIN_USER",
                "admin",
                "AS_ADMIN_PASSWORDFILE",
                passwordFile.toString()));
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
    if (!Files.exists(domain())) {
      PreparedDomain.writePassword(passwordFile);
      PreparedDomain.copyTo(domain(), home, passwordFile, config, bind, port, adminPort);
      if (!tls.isEmpty()) {
        prepareForTls();
      }
    }
    Answer answer = local("start-domain");
    console.append(answer.output());
    Path pid = domain().resolve("config/pid");
    if (Files.exists(pid)) {
      process = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    }
    if (answer.exitCode() != 0) {
      throw new IOException("the domain does not start: " + answer.output());
    }
  }

  private void prepareForTls() throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of("server-config/payara/prepare").toAbsolutePath().toString());
    all.addAll(List.of("--passwordfile", passwordFile.toString(), "--config", config.toString()));
    all.addAll(List.of("--bind", bind, "--port", Integer.toString(port)));
    all.addAll(List.of("--admin-port", Integer.toString(adminPort)));
    all.addAll(List.of("--domaindir", domains.toString()));
    all.addAll(tls);
    all.add(home.toString());
    command.mustRun(all);
  }

  @Override
  public void renew() throws IOException, InterruptedException {
    command.mustRun(AppServer.stores(tls, domain().resolve("config/ukms-tls")));
    for (boolean enabled : List.of(false, true)) {
      Answer answer = remote("set", LISTENER + ".enabled=" + enabled);
      if (answer.exitCode() != 0) {
        throw new IOException(answer.output());
      }
    }
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    console.append(local("stop-domain").output());
    awaitEnd();
  }

  @Override
  public void kill() {
    process.ifPresent(ProcessHandle::destroyForcibly);
    awaitEnd();
  }

  private void awaitEnd() {
    await("the server has ended").atMost(PATIENCE).until(() -> !isAlive());
  }

  @Override
  public Answer deploy(Path war) throws IOException, InterruptedException {
    String root = contextPath.isEmpty() ? "/" : contextPath;
    return remote("deploy", "--name", APPLICATION, "--contextroot", root, war.toString());
  }

  @Override
  public Answer undeploy() throws IOException, InterruptedException {
    return remote("undeploy", APPLICATION);
  }

  @Override
  public Answer redeploy(Path war) throws IOException, InterruptedException {
    return remote("redeploy", "--name", APPLICATION, war.toString());
  }

  @Override
  public Answer disable() throws IOException, InterruptedException {
    return remote("disable", APPLICATION);
  }

  @Override
  public Answer enable() throws IOException, InterruptedException {
    return remote("enable", APPLICATION);
  }

  @Override
  public Answer logAll(String logger) throws IOException, InterruptedException {
    return remote("set-log-levels", logger + "=FINEST");
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String contextPath() {
    return contextPath;
  }

  @Override
  public long pid() {
    return process.orElseThrow().pid();
  }

  @Override
  public boolean isAlive() {
    return process.map(ProcessHandle::isAlive).orElse(false);
  }

  /** The port of the administration, for asadmin and the console. */
  public int adminPort() {
    return adminPort;
  }

  /** The password of the user admin. */
  public String password() {
    return PreparedDomain.PASSWORD;
  }

  @Override
  public String logText() throws IOException {
    return console + ServerLog.text(logs());
  }

  @Override
  public List<String> log() throws IOException {
    return ServerLog.ofPayara(ServerLog.text(logs()));
  }

  private Path logs() {
    return domain().resolve("logs");
  }

  @Override
  public void close() {
    kill();
  }

  private Path domain() {
    return domains.resolve(NAME);
  }

  private Answer local(String verb) throws IOException, InterruptedException {
    return asadmin(List.of(verb, "--domaindir", domains.toString(), NAME));
  }

  private Answer remote(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--port", Integer.toString(adminPort)));
    all.addAll(List.of(words));
    return asadmin(all);
  }

  private Answer asadmin(List<String> words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(home.resolve("bin/asadmin").toString()));
    all.addAll(words);
    return command.run(all);
  }
}
