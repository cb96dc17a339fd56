package org.ukms.it.tunnel;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An interface of WireGuard in a namespace: a process, a key pair, an address in tunnels. */
public final class WireGuard {

  private static final String STDIN = "/dev/stdin";
  private static final int PORT = 51_820;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Namespace namespace;
  private final String name;
  private final String address;
  private final String publicKey;
  private final int port;

  private WireGuard(Namespace namespace, int which, String address, String publicKey) {
    this.namespace = namespace;
    this.name = namespace.interfaceName(which);
    this.address = address;
    this.publicKey = publicKey;
    this.port = PORT + which;
  }

  /**
   * Starts one; it ends with its namespace.
   *
   * @param which its number in the namespace
   * @param address what it has in tunnels
   */
  public static WireGuard start(Namespace in, int which, String address) throws IOException {
    String privateKey = genkey();
    WireGuard started =
        new WireGuard(in, which, address, Command.run(List.of("wg", "pubkey"), privateKey));
    started.run();
    started.wg(
        privateKey, "set", started.name, "listen-port", "" + started.port, "private-key", STDIN);
    in.ip("address", "add", address + "/32", "dev", started.name);
    in.ip("link", "set", started.name, "up");
    return started;
  }

  /** A new key, in base64. */
  public static String genkey() {
    return Command.run(List.of("wg", "genkey"));
  }

  /** The public key of a new key pair of nobody. */
  public static String genpub() {
    return Command.run(List.of("wg", "pubkey"), genkey());
  }

  private void run() throws IOException {
    ProcessBuilder builder = namespace.command("wireguard-go", "--foreground", name);
    // Else it says that the kernel could do this, which need not be so.
    builder.environment().put("WG_PROCESS_FOREGROUND", "1");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Path socket = Path.of("/var/run/wireguard", name + ".sock");
    // One that is there was left by a killed process that had our ID.
    Files.deleteIfExists(socket);
    Process process = builder.start();
    await(name + " is there")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(socket) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException(name + ": wireguard-go does not run");
    }
  }

  /** Has this peer, which is reached at this address of its namespace. */
  public void peer(WireGuard other, String endpoint) {
    peer(other.publicKey, other.address, "endpoint", endpoint + ":" + other.port);
  }

  /**
   * Has a peer that is not reached.
   *
   * @param othersAddress what it has in the tunnel
   */
  public void peer(String othersPublicKey, String othersAddress, String... settings) {
    List<String> command = new ArrayList<>(List.of("set", name, "peer", othersPublicKey));
    command.addAll(List.of("allowed-ips", othersAddress + "/32"));
    command.addAll(List.of(settings));
    wg("", command.toArray(String[]::new));
    namespace.ip("route", "replace", othersAddress + "/32", "dev", name);
  }

  /** Gives a peer this PSK. */
  public void psk(String othersPublicKey, String base64) {
    wg(base64, "set", name, "peer", othersPublicKey, "preshared-key", STDIN);
  }

  /** The PSK that a peer has, in base64. */
  public Optional<String> psk(String othersPublicKey) {
    return shown("preshared-keys", othersPublicKey).filter(psk -> !psk.equals("(none)"));
  }

  /** When the last handshake with a peer was, to the second. */
  public Optional<Instant> latestHandshake(String othersPublicKey) {
    return shown("latest-handshakes", othersPublicKey)
        .map(Long::valueOf)
        .filter(seconds -> seconds > 0)
        .map(Instant::ofEpochSecond);
  }

  private Optional<String> shown(String what, String othersPublicKey) {
    return wg("", "show", name, what)
        .lines()
        .filter(line -> line.startsWith(othersPublicKey + "\t"))
        .map(line -> line.substring(line.indexOf('\t') + 1))
        .findFirst();
  }

  private String wg(String input, String... arguments) {
    List<String> command = new ArrayList<>(namespace.prefix());
    command.add("wg");
    command.addAll(List.of(arguments));
    return Command.run(command, input);
  }

  public String name() {
    return name;
  }

  public String publicKey() {
    return publicKey;
  }

  /** What it has in tunnels. */
  public String address() {
    return address;
  }
}
