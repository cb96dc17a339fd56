package org.ukms.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server of Jakarta EE that a test starts, has the WAR deployed on, and ends. */
public interface AppServer extends AutoCloseable {

  /** Has it serve peers at this IP address, and not at 127.0.0.1; before it starts at first. */
  void bind(String address);

  /**
   * Has it serve peers over TLS, and status and health in plain; before it starts at first.
   *
   * @param certificate ours, PEM
   * @param key its private key, PEM
   * @param ca whom peers' certificates are issued by, PEM
   * @param statusPort where status and health are served
   */
  void tls(Path certificate, Path key, Path ca, int statusPort);

  /**
   * Starts the process, prepared by the scripts of server-config; returns when it takes commands.
   */
  void start() throws IOException, InterruptedException;

  /** Has it take up the files of {@link #tls} once they are renewed, while it runs. */
  void renew() throws IOException, InterruptedException;

  /** Ends the process by its own command, as an administrator does. */
  void stop() throws IOException, InterruptedException;

  /** SIGKILL. */
  void kill() throws InterruptedException;

  /**
   * What the deploying command said: exit code and output. The WAR under the context root of this
   * server object.
   */
  Answer deploy(Path war) throws IOException, InterruptedException;

  /** What the undeploying command said. */
  Answer undeploy() throws IOException, InterruptedException;

  /** What the command said that puts this WAR in the place of the deployed one. */
  Answer redeploy(Path war) throws IOException, InterruptedException;

  /** What the command said that ends the application and leaves it deployed. */
  Answer disable() throws IOException, InterruptedException;

  /** What the command said that starts a disabled application. */
  Answer enable() throws IOException, InterruptedException;

  /** What the command said that has a logger tell all that it can. */
  Answer logAll(String logger) throws IOException, InterruptedException;

  /** The port that serves peers. */
  int port();

  /** "" for the root, else "/ukms" for example. */
  String contextPath();

  /** The process. */
  long pid();

  /** Whether the process runs. */
  boolean isAlive();

  /** All that the server logged, also to its console. */
  String logText() throws IOException;

  /** What its log files have, in lines as the uber-jar writes them. */
  List<String> log() throws IOException;

  /** Kills what still runs, by its process ID. */
  @Override
  void close();

  /** How the scripts of both servers are told of {@link #tls}. */
  static List<String> tlsOptions(Path certificate, Path key, Path ca, int statusPort) {
    return List.of(
        "--certificate",
        certificate.toString(),
        "--key",
        key.toString(),
        "--ca",
        ca.toString(),
        "--status-port",
        Integer.toString(statusPort));
  }

  /**
   * The script that makes key stores of the renewed files.
   *
   * @param tls what {@link #tlsOptions} gave
   * @param folder where the server has them
   */
  static List<String> stores(List<String> tls, Path folder) {
    return List.of(
        Path.of("server-config/stores").toAbsolutePath().toString(),
        tls.get(1),
        tls.get(3),
        tls.get(5),
        folder.toString());
  }

  /**
   * What a command said.
   *
   * @param exitCode its exit code
   * @param output what it wrote to standard output and standard error, in that order
   */
  record Answer(int exitCode, String output) {}
}
