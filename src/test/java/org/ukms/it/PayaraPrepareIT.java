package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The script that prepares a domain of Payara Server. */
@Tag("payara")
class PayaraPrepareIT {

  @TempDir Path folder;

  private final int port = Ports.free();
  private final int adminPort = Ports.free();
  private Path home;
  private Path domains;
  private Path password;

  @BeforeEach
  void aDomainAsUnzipped() throws Exception {
    home = Path.of(System.getProperty("ukms.server.home"));
    domains = Files.createDirectories(folder.resolve("domains"));
    run("cp", "-r", home.resolve("glassfish/domains/domain1").toString(), domains.toString());
    password = Files.writeString(folder.resolve("password"), "AS_ADMIN_PASSWORD=only-for-tests\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSecondTimeNothingChangesAndTheThirdTimeThePathDoes() throws Exception {
    succeeds(prepare("/etc/ukms.toml"));
    Set<String> first = settings();
    succeeds(prepare("/etc/ukms.toml"));
    assertThat(settings()).isEqualTo(first).contains(setting("/etc/ukms.toml"));

    succeeds(prepare("/srv/ukms/other.toml"));
    Set<String> moved = settings();
    assertThat(moved).contains(setting("/srv/ukms/other.toml"));
    moved.remove(setting("/srv/ukms/other.toml"));
    moved.add(setting("/etc/ukms.toml"));
    assertThat(moved).isEqualTo(first);
  }

  @Test
  void servesPeersAtTheAddressThatItIsGivenAndAdministrationAtLoopback() throws Exception {
    String address = Tool.otherAddress().getHostAddress();

    succeeds(prepare("/etc/ukms.toml", "--bind", address));

    succeeds(asadmin("start-domain"));
    long pid = Long.parseLong(Files.readString(domains.resolve("domain1/config/pid")).strip());
    try {
      assertThat(Sockets.listening(pid))
          .containsExactlyInAnyOrder("tcp " + address + ":" + port, "tcp 127.0.0.1:" + adminPort);
      Http admin = new Http(adminPort);
      assertThat(admin.get("/management/domain.json").status()).isEqualTo(401);
      Reply peers = new Http(InetAddress.getByName(address), port, "").get("/");
      assertThat(peers.status()).isEqualTo(404);
      assertThat(peers.headers()).doesNotContainKeys("server", "x-powered-by");
      Ended running = prepare("/etc/ukms.toml");
      assertThat(running.exitCode()).isEqualTo(1);
      assertThat(running.err()).contains("the server runs, process " + pid);
    } finally {
      succeeds(asadmin("stop-domain"));
    }
  }

  @Test
  void refusesBeforeItStartsOrSetsAnything() throws Exception {
    Set<String> before = settings();

    assertThat(prepare("ukms.toml").err()).contains("ukms.toml: expected an absolute path");
    assertThat(prepare("/etc/ukms toml").err()).contains("expected a path of letters, digits and");
    assertThat(prepare("/etc/ukms.toml", "--colour", "red").err()).contains("--colour: unknown");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(prepare("/etc/ukms.toml").err()).contains("others can read it, expected mode 600");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(password, "AS_ADMIN_PASSWORD=\n");
    assertThat(prepare("/etc/ukms.toml").err()).contains("no line AS_ADMIN_PASSWORD=...");
    Files.writeString(password, "AS_ADMIN_PASSWORD=with a blank\n");
    assertThat(prepare("/etc/ukms.toml").err()).contains("the password cannot be set");

    assertThat(settings()).isEqualTo(before);
    assertThat(domains.resolve("domain1/osgi-cache")).as("which a start makes").doesNotExist();
  }

  @Test
  void anotherPasswordThanTheDomainHasIsRefused() throws Exception {
    succeeds(prepare("/etc/ukms.toml"));
    Files.writeString(password, "AS_ADMIN_PASSWORD=another-one\n");

    Ended ended = prepare("/etc/ukms.toml");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out() + ended.err()).contains("Authentication failed for user: admin");
    assertThat(domains.resolve("domain1/config/pid")).doesNotExist();
  }

  private Ended prepare(String config, String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of("server-config", "payara", "prepare").toAbsolutePath().toString(),
                "--passwordfile",
                password.toString(),
                "--config",
                config,
                "--port",
                Integer.toString(port),
                "--admin-port",
                Integer.toString(adminPort),
                "--domaindir",
                domains.toString()));
    command.addAll(List.of(more));
    command.add(home.toString());
    return run(command.toArray(String[]::new));
  }

  private Ended asadmin(String verb) throws IOException, InterruptedException {
    String asadmin = home.resolve("bin/asadmin").toString();
    return run(asadmin, verb, "--domaindir", domains.toString(), "domain1");
  }

  private Ended run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    return Ended.run(builder, folder);
  }

  private static void succeeds(Ended ended) {
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
  }

  private static String setting(String config) {
    return "/domain/servers/server/system-property name=ukms.config.file value=" + config;
  }

  /**
   * Each element of the domain with its attributes, in no order: the server writes them in none.
   */
  private Set<String> settings() throws Exception {
    Set<String> found = new TreeSet<>();
    collect(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(domains.resolve("domain1/config/domain.xml").toFile())
            .getDocumentElement(),
        "",
        found);
    return found;
  }

  private static void collect(Element element, String above, Set<String> found) {
    String path = above + "/" + element.getTagName();
    NamedNodeMap attributes = element.getAttributes();
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      pairs.add(attribute.getNodeName() + "=" + attribute.getNodeValue());
    }
    boolean leaf = true;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        leaf = false;
        collect(child, path, found);
      }
    }
    String text = leaf ? element.getTextContent().strip() : "";
    found.add((path + " " + String.join(" ", pairs) + " " + text).strip());
  }
}
