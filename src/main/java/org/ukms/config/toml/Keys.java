package org.ukms.config.toml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which keys stand where (CFG-2).
 *
 * @param place where they belong, for the user
 * @param names the keys
 */
public record Keys(String place, List<String> names) {

  /** At the top of the file. */
  public static final Keys TOP =
      new Keys(
          "it belongs before the first table",
          List.of(
              "key_rotation_seconds",
              "key_folder",
              "state_folder",
              "ukms_bind",
              "ukms_port",
              "enable_fake_qkd_api",
              "allow_insecure_peers",
              "admin_bind",
              "admin_port",
              "connect_timeout_seconds",
              "kme_timeout_seconds",
              "peer_timeout_seconds",
              "key_wait_seconds",
              "tls",
              "fake_qkd",
              "kmes",
              "peers"));

  /** In a table {@code [peers.NAME]}. */
  public static final Keys PEER =
      new Keys(
          "it belongs in a table [peers.NAME]",
          List.of(
              "etsi_url",
              "ukms_url",
              "alias",
              "source_KME_ID",
              "master_SAE_ID",
              "slave_SAE_ID",
              "protocol",
              "pins",
              "psk_file",
              "psk_env",
              "on_stale",
              "stale_after_seconds",
              "on_shutdown",
              "on_chain_loss",
              "delivery"));

  private static final String DELIVERY = "it belongs in a table [[peers.NAME.delivery]] of kind ";

  /** In a table {@code [[peers.NAME.delivery]]} of kind {@code file}. */
  public static final Keys FILE_DELIVERY =
      new Keys(
          DELIVERY + "file",
          List.of("kind", "label", "path", "format", "mode", "group", "event_file"));

  /** In one of kind {@code wireguard}. */
  public static final Keys WIREGUARD_DELIVERY =
      new Keys(DELIVERY + "wireguard", List.of("kind", "label", "interface", "public_key"));

  /** In one of kind {@code exec}. */
  public static final Keys EXEC_DELIVERY =
      new Keys(DELIVERY + "exec", List.of("kind", "label", "command", "timeout_seconds"));

  private static final List<String> IDENTITY =
      List.of(
          "certificate_file",
          "key_file",
          "keystore_file",
          "keystore_password_file",
          "keystore_password_env");

  /** In the table {@code [tls]}. */
  public static final Keys TLS = new Keys("it belongs in the table [tls]", with("ca_file"));

  /** In a table {@code [kmes."URL"]}. */
  public static final Keys KME =
      new Keys(
          "it belongs in a table [kmes.\"URL\"]",
          with("ca_file", "pins", "server_name", "method", "alarm_below_keys"));

  /** In the table {@code [fake_qkd]}. */
  public static final Keys FAKE_QKD =
      new Keys(
          "it belongs in the table [fake_qkd]",
          List.of(
              "mode",
              "max_key_count",
              "refill_keys_per_minute",
              "key_size",
              "min_key_size",
              "max_key_size",
              "max_key_per_request",
              "max_sae_id_count",
              "key_lifetime_seconds",
              "sae_id_from",
              "saes",
              "faults"));

  /** In the table {@code [fake_qkd.faults]}. */
  public static final Keys FAULTS =
      new Keys(
          "it belongs in the table [fake_qkd.faults]",
          List.of(
              "seed",
              "late",
              "late_seconds",
              "error",
              "exhausted",
              "wrong_size",
              "wrong_bytes",
              "one_side",
              "expired",
              "duplicated",
              "closed"));

  private static List<String> with(String... others) {
    return Stream.concat(IDENTITY.stream(), Stream.of(others)).toList();
  }

  /** Copies the list. */
  public Keys {
    names = List.copyOf(names);
  }

  /** What is wrong with a key that none of these is. */
  String unknown(String key) {
    return misplaced(key)
        .or(() -> Nearest.to(key, names).map(name -> "unknown key, did you mean `" + name + "`?"))
        .orElseGet(() -> "unknown key, expected one of " + String.join(", ", names));
  }

  /** What to say of a key that is known, but not where it stands. */
  public static Optional<String> misplaced(String key) {
    return Stream.of(
            TOP, PEER, TLS, KME, FAKE_QKD, FAULTS, FILE_DELIVERY, WIREGUARD_DELIVERY, EXEC_DELIVERY)
        .filter(keys -> keys.names.contains(key))
        .map(keys -> "unknown key here, " + keys.place)
        .findFirst();
  }
}
