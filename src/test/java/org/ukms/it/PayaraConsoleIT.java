package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.server.Browser;
import org.ukms.it.server.PayaraConsole;
import org.ukms.it.server.PayaraDomain;

/** Everything that an administrator of Payara Server does by mouse. */
@Tag("payara")
class PayaraConsoleIT {

  private static final String PROPERTY = "ukms.config.file";

  @TempDir Path folder;

  private NodeFolder node;
  private PayaraDomain server;
  private Browser browser;
  private PayaraConsole console;
  private String name;

  @BeforeEach
  void aServerAndABrowser() throws Exception {
    Tool.required(Browser.installed(), Browser.DESCRIPTION);
    node = new NodeFolder(folder, "alice");
    node.set("key_folder", "'" + node.path().resolve("psk") + "'");
    node.peer("bob", "http://localhost:" + Ports.free(), node.url());
    server = new PayaraDomain(node.path(), node.write(), node.port(), Ports.free(), "");
    server.start();
    browser = Browser.start(folder.resolve("browser"));
    browser.pretend("/etc/ukms", node.path());
    console = new PayaraConsole(browser, server.adminPort());
    name = "ukms:" + version();
  }

  @AfterEach
  void endThem() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void doesWithUkmsWhatAsadminDoes() throws Exception {
    FileTime before = Files.getLastModifiedTime(node.path().resolve("domains/domain1/config/pid"));
    assertThat(console.logIn("not-" + server.password())).contains("Authentication Failed");
    assertThat(console.logIn(server.password())).contains("Common Tasks");

    console.deploy(ServerUnderTest.war(), name, "/");
    browser.picture("payara-applications");
    assertThat(console.applications()).contains(name);
    assertThat(ready()).isEqualTo(200);

    assertThat(console.press(name, "Disable")).doesNotContain("An error has occurred");
    assertThat(ready()).isEqualTo(404);
    assertThat(console.press(name, "Enable")).contains("has been enabled");
    assertThat(ready()).isEqualTo(200);

    console.setProperty(PROPERTY, write("other.toml", text -> text.replace("_bob", "_bert")));
    browser.picture("payara-property");
    assertThat(status()).as("as long as it runs").contains("hsn_bob");
    assertThat(console.reload(name)).contains("Restart request sent successfully");
    assertThat(status()).contains("hsn_bert");

    console.setProperty(PROPERTY, write("faulty.toml", text -> "ukms_prt = 1\nname = 2\n" + text));
    assertThat(console.press(name, "Disable")).doesNotContain("An error has occurred");
    assertThat(console.press(name, "Enable"))
        .contains("An error has occurred", "1:1 ukms_prt: unknown key", "2:1 name: unknown key");
    browser.picture("payara-faulty");
    assertThat(ready()).isNotEqualTo(200);
    console.setProperty(PROPERTY, node.write().toString());
    assertThat(console.press(name, "Enable")).contains("has been enabled");
    assertThat(status()).contains("hsn_bob");

    long starts = starts();
    console.redeploy(ServerUnderTest.war(), name);
    assertThat(console.applications()).contains(name);
    assertThat(ready()).isEqualTo(200);
    assertThat(starts()).isEqualTo(starts + 1);
    assertThat(console.log()).contains("org.ukms", "uKMS " + version() + " ready: hsn_alice");

    console.monitor("Ejb Container", "HIGH");
    assertThat(console.statistics("RotationTimer"))
        .contains("EJB Singleton Bean Statistics", "CreateCount")
        .as("which asadmin has")
        .doesNotContainIgnoringCase("NumTimers");
    browser.picture("payara-monitor");
    assertThat(console.jvm()).contains("-XX:+UseSerialGC");

    console.undeploy(name);
    assertThat(ready()).isEqualTo(404);
    assertThat(console.applications()).contains("Deployed Applications (0)");
    assertThat(Sockets.listening(server.pid()))
        .containsExactlyInAnyOrder(
            "tcp 127.0.0.1:" + server.port(), "tcp 127.0.0.1:" + server.adminPort());
    assertThat(changedSince(before)).as("in the folder of the server").isEmpty();
  }

  private String write(String file, UnaryOperator<String> change) throws IOException {
    String text = Files.readString(node.write());
    return Files.writeString(node.path().resolve(file), change.apply(text)).toString();
  }

  private int ready() throws IOException {
    return new Http(server.port()).get("/api/admin/v1/health/ready").status();
  }

  private String status() throws IOException {
    return new Http(server.port()).get("/api/admin/v1/status").body();
  }

  private long starts() throws IOException {
    return server.logText().lines().filter(line -> line.contains(" ready: hsn_alice")).count();
  }

  private static String version() throws IOException {
    try (JarFile war = new JarFile(ServerUnderTest.war().toFile())) {
      return war.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  private static List<Path> changedSince(FileTime time) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("ukms.server.home")))) {
      return files.filter(file -> lastModified(file).compareTo(time) > 0).toList();
    }
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
