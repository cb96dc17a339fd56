package org.ukms.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ukms.it.tunnel.Namespace;

/** A folder in which a node runs, with its configuration, its keys and its temporary files. */
final class NodeFolder {

  private final Path path;
  private final String name;
  private final Host host;
  private final int port = Ports.free();
  private final int adminPort = Ports.free();
  private final int statusPort = Ports.free();
  private final Map<String, Object> top = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> peers = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> ofPeers = new LinkedHashMap<>();

  private final StringBuilder tables = new StringBuilder();
  private final StringBuilder deliveries = new StringBuilder();

  private Optional<Namespace> namespace = Optional.empty();
  private Optional<TlsFiles> tls = Optional.empty();
  private boolean secure;
  private Optional<Path> delivered = Optional.empty();
  private List<String> options = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** The node of this name in a folder of this name; its IDs are {@code hsn_} and {@code sae_}. */
  NodeFolder(Path parent, String name) throws IOException {
    this(parent, name, Host.UBER_JAR);
  }

  private NodeFolder(Path parent, String name, Host host) throws IOException {
    this.path = Files.createDirectories(parent.resolve(name));
    this.name = name;
    this.host = host;
    Files.createDirectories(temporary());
    set("key_rotation_seconds", 2);
    set("key_folder", host == Host.UBER_JAR ? "'./psk/'" : "'" + path.resolve("psk") + "'");
    set("ukms_bind", "'localhost'");
    set("ukms_port", port);
    set("enable_fake_qkd_api", true);
  }

  /** The same for the node under test, which may run on a server. */
  static NodeFolder underTest(Path parent, String name) throws IOException {
    return new NodeFolder(parent, name, Host.underTest());
  }

  /** Sets a key to a value in TOML. */
  void set(String key, Object value) {
    top.put(key, value);
  }

  /** Leaves a key to its default. */
  void unset(String key) {
    top.remove(key);
  }

  /**
   * Serves peers over TLS with this certificate from now on, and administration in plain beside it;
   * before the node is linked, so that the other knows its URL.
   */
  void tls(TlsFiles files) {
    tls = Optional.of(files);
    tls(files.table());
  }

  /** The same as this table [tls] has it. */
  void tls(String table) {
    secure = true;
    table(table);
    set("admin_port", statusPort);
  }

  /**
   * Runs in this namespace, where peers reach it in plain at each of its addresses, and
   * administration is on the loopback address.
   */
  void in(Namespace where) {
    namespace = Optional.of(where);
    set("ukms_bind", "'0.0.0.0'");
    set("allow_insecure_peers", true);
    set("admin_port", statusPort);
  }

  Optional<Namespace> namespace() {
    return namespace;
  }

  /** Adds a table to the configuration, such as that of a device. */
  void table(String lines) {
    tables.append(lines);
  }

  Optional<TlsFiles> tls() {
    return tls;
  }

  /** Runs with these classes of the test in its WAR. */
  void add(Class<?>... classes) throws IOException {
    delivered = Optional.of(WiderWar.of(host, path, List.of(classes)));
  }

  /** What is started or deployed: the uber-jar, or the WAR. */
  Path delivered() {
    return delivered.orElseGet(() -> host == Host.UBER_JAR ? Java.jar() : ServerUnderTest.war());
  }

  /**
   * Runs in a JVM of these options, and not of those that suit a node; but a domain of Payara
   * Server has its own.
   */
  void options(String... jvm) {
    options = List.of(jvm);
  }

  List<String> options() {
    return options;
  }

  /** Starts with this variable in its environment. */
  void variable(String variable, String value) {
    environment.put(variable, value);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Links two nodes that simulate their devices themselves. */
  static void link(NodeFolder one, NodeFolder other) {
    one.peer(other.name, other.url(), one.url());
    other.peer(one.name, one.url(), other.url());
  }

  /** Links two nodes that have this device at either end. */
  static void link(NodeFolder one, NodeFolder other, String deviceUrl) {
    one.peer(other.name, other.url(), deviceUrl);
    other.peer(one.name, one.url(), deviceUrl);
  }

  void peer(String other, String ukmsUrl, String etsiUrl) {
    peer(name, other, ukmsUrl, etsiUrl);
  }

  /** A peer to which this node has a name of its own. */
  void peer(String own, String other, String ukmsUrl, String etsiUrl) {
    peers.put(
        other,
        """

        [peers.hsn_%1$s]
        ukms_url = '%2$s'
        alias = '%1$s'
        source_KME_ID = 'hsn_%3$s'
        master_SAE_ID = 'sae_%3$s'
        slave_SAE_ID = 'sae_%1$s'
        """
            .formatted(other, ukmsUrl, own));
    devices(other, etsiUrl);
  }

  /** Has these devices on the link to a peer, in this order. */
  void devices(String other, String... urls) {
    String each = "'" + String.join("', '", urls) + "'";
    // Whoever knows the classic exchange alone reads one URL.
    setForPeer(other, "etsi_url", urls.length == 1 ? each : "[" + each + "]");
  }

  /** Sets a key of a peer to a value in TOML. */
  void setForPeer(String other, String key, Object value) {
    ofPeers.computeIfAbsent(other, any -> new LinkedHashMap<>()).put(key, value);
  }

  /** Has a peer's PSK go here, too: lines of TOML. */
  void deliver(String other, String lines) {
    deliveries.append("\n[[peers.hsn_" + other + ".delivery]]\n").append(lines);
  }

  /** Speaks this with the peers that it has now: a value of {@code protocol}. */
  void speak(String protocol) {
    peers.keySet().forEach(other -> setForPeer(other, "protocol", "'" + protocol + "'"));
  }

  /** Writes the configuration. */
  Path write() throws IOException {
    StringBuilder lines = new StringBuilder(lines(top));
    lines.append(tables);
    peers.forEach(
        (other, peer) -> lines.append(peer).append(lines(ofPeers.getOrDefault(other, Map.of()))));
    lines.append(deliveries);
    return Files.writeString(path.resolve("ukms.toml"), lines);
  }

  private static String lines(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  String url() {
    return (secure ? "https" : "http") + "://localhost:" + port + contextPath();
  }

  /** Where status and health are asked for. */
  int statusPort() {
    return secure || namespace.isPresent() ? statusPort : port;
  }

  /** Where the server is administered, if it runs on one. */
  int adminPort() {
    return adminPort;
  }

  Host host() {
    return host;
  }

  /** A peer's URL may have a path: on a server the application is one among others. */
  String contextPath() {
    return host == Host.UBER_JAR ? "" : "/ukms";
  }

  /** What the node listens on, as configured. */
  String bind() {
    return top.get("ukms_bind").toString().replace("'", "");
  }

  Path path() {
    return path;
  }

  /** What the process gets as java.io.tmpdir. */
  Path temporary() {
    return path.resolve("tmp");
  }

  Path keyFile(String alias) {
    return path.resolve("psk").resolve(alias + ".key");
  }

  Path state() {
    return path.resolve("psk").resolve(".state");
  }
}
