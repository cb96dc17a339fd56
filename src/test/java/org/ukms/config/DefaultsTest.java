package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.peer.ExchangeConfig;
import org.ukms.config.tls.KmeConfig;
import org.ukms.config.toml.Keys;
import org.ukms.exchange.Protocol;

/**
 * CFG-8: a default changes here, in {@link Defaults} and in the package's tables, or not at all.
 */
class DefaultsTest {

  private static final Pattern ROW =
      Pattern.compile("<tr><td>(\\w+)</td><td>([^<]*)</td><td>([^<]*)</td></tr>");

  @TempDir Path folder;

  @Test
  void pinsWhatHoldsWhereTheFileIsSilent() throws Exception {
    UkmsConfig config = new NodeFile(folder).read("enable_fake_qkd_api = true");

    assertThat(config.keyRotation()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.keyFolder()).isEqualTo(folder.resolve("psk"));
    assertThat(config.stateFolder()).isEqualTo(folder.resolve("psk/.state"));
    assertThat(config.listener().bind()).isEqualTo("localhost");
    assertThat(config.listener().port()).isEqualTo(5555);
    assertThat(config.timeouts())
        .isEqualTo(
            new Timeouts(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5)));
    assertThat(config.allowInsecurePeers()).isFalse();
    assertThat(config.admin()).isEmpty();
    assertThat(config.tls()).isEmpty();
    assertThat(config.kmes()).isEmpty();
    assertThat(config.peers()).isEmpty();
  }

  @Test
  void servesNoSimulatedDeviceAndLeavesThePeerAsItIsUnlessTold() throws Exception {
    UkmsConfig config = new NodeFile(folder).read(NodeFile.with("alias = \"bob\"\n", ""));

    assertThat(config.fakeQkd().isServed()).isFalse();
    assertThat(config.peers().get(0).alias()).isEqualTo("hsn_bob");
    assertThat(config.peers().get(0).pins()).isEmpty();
    URI device = config.peers().get(0).etsiUrls().get(0);
    assertThat(config.kmes())
        .containsExactly(
            Map.entry(
                device,
                new KmeConfig(
                    device,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    false,
                    20)));
    assertThat(config.peers().get(0).exchange())
        .isEqualTo(
            new ExchangeConfig(
                Protocol.AUTO, Optional.empty(), false, Duration.ofMinutes(3), false, false));
  }

  @Test
  void documentsEveryKeyAndItsDefault() throws Exception {
    Map<String, String> documented = new LinkedHashMap<>();
    String page = Files.readString(Path.of("src/main/java/org/ukms/config/package-info.java"));
    Matcher row = ROW.matcher(page.replaceAll("\n \\* +", " "));
    while (row.find()) {
      documented.merge(
          row.group(1),
          row.group(2),
          (one, other) -> one.equals(other) ? one : one + " | " + other);
    }

    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("key_rotation_seconds", String.valueOf(Defaults.KEY_ROTATION_SECONDS));
    expected.put("key_folder", Defaults.KEY_FOLDER);
    expected.put("state_folder", Defaults.STATE_FOLDER);
    expected.put("ukms_bind", Defaults.UKMS_BIND);
    expected.put("ukms_port", String.valueOf(Defaults.UKMS_PORT));
    expected.put("enable_fake_qkd_api", String.valueOf(Defaults.ENABLE_FAKE_QKD_API));
    expected.put("allow_insecure_peers", String.valueOf(Defaults.ALLOW_INSECURE_PEERS));
    expected.put("admin_bind", Defaults.ADMIN_BIND);
    expected.put("admin_port", "none");
    expected.put("connect_timeout_seconds", String.valueOf(Defaults.CONNECT_TIMEOUT_SECONDS));
    expected.put("kme_timeout_seconds", String.valueOf(Defaults.KME_TIMEOUT_SECONDS));
    expected.put("peer_timeout_seconds", String.valueOf(Defaults.PEER_TIMEOUT_SECONDS));
    expected.put("key_wait_seconds", String.valueOf(Defaults.KEY_WAIT_SECONDS));
    expected.put("tls", "none");
    expected.put("fake_qkd", "none");
    expected.put("kmes", "none");
    expected.put("peers", "none");
    String ofTls = "; of a device: that of [tls]";
    expected.put("certificate_file", "required, or keystore_file" + ofTls);
    expected.put("key_file", "required, or keystore_file" + ofTls);
    expected.put("keystore_file", "none");
    expected.put("keystore_password_file", "none");
    expected.put("keystore_password_env", "none");
    expected.put("ca_file", "required" + ofTls + ", or the JVM's authorities");
    expected.put("server_name", "the host in URL");
    expected.put("method", "GET");
    expected.put("alarm_below_keys", String.valueOf(KmeConfig.ALARM_BELOW_KEYS));
    Keys.FAULTS.names().forEach(key -> expected.put(key, "0"));
    expected.put("seed", "random");
    expected.put("late_seconds", "5");
    expected.put("mode", "stateless | 0600");
    expected.put("max_key_count", "1000");
    expected.put("refill_keys_per_minute", "6000");
    expected.put("key_size", "256");
    expected.put("min_key_size", "64");
    expected.put("max_key_size", "1024");
    expected.put("max_key_per_request", "128");
    expected.put("max_sae_id_count", "8");
    expected.put("key_lifetime_seconds", "3600");
    expected.put("sae_id_from", "all of cn, uri, dns");
    expected.put("saes", "the SAEs of [peers]");
    expected.put("faults", "none");
    Keys.PEER.names().forEach(key -> expected.put(key, "required"));
    expected.put("alias", "NAME");
    expected.put("protocol", "auto");
    expected.put("pins", "none");
    expected.put("psk_file", "none");
    expected.put("psk_env", "none");
    expected.put("on_stale", "keep");
    expected.put("stale_after_seconds", "180, or 1.5 times key_rotation_seconds if that is more");
    expected.put("on_shutdown", "keep");
    expected.put("on_chain_loss", "reset");
    expected.put("delivery", "the key file of alias");
    expected.put("kind", "required");
    expected.put("label", "none");
    expected.put("path", "the key file of alias");
    expected.put("format", "base64");
    expected.put("group", "that of the process");
    expected.put("event_file", "none");
    expected.put("interface", "required");
    expected.put("public_key", "required");
    expected.put("command", "required");
    expected.put("timeout_seconds", "10");
    assertThat(documented).isEqualTo(expected);
    assertThat(documented.keySet())
        .containsAll(Keys.TOP.names())
        .containsAll(Keys.TLS.names())
        .containsAll(Keys.KME.names())
        .containsAll(Keys.FAKE_QKD.names())
        .containsAll(Keys.FAULTS.names())
        .containsAll(Keys.FILE_DELIVERY.names())
        .containsAll(Keys.WIREGUARD_DELIVERY.names())
        .containsAll(Keys.EXEC_DELIVERY.names());
  }
}
