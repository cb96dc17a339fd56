package org.ukms.delivery.wireguard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ukms.delivery.program.Ended;
import org.ukms.delivery.program.Program;
import org.ukms.delivery.program.Program.Printed;
import org.ukms.key.Psk;

/**
 * One WireGuard interface, by the program {@code wg}. Called by one thread at a time.
 *
 * <p>It writes no file: {@code wg} reads a key from its standard input.
 */
public final class WireGuardInterface {

  /** Peers of one interface look at the same handshakes. */
  private static final Duration READ_FOR = Duration.ofSeconds(2);

  private final String name;
  private final Program program;
  private final InstantSource clock;

  private Map<String, Long> handshakes = Map.of();
  private Instant read = Instant.MIN;

  /** The interface of this name, which may come later. */
  public WireGuardInterface(String name, Program program, InstantSource clock) {
    this.name = name;
    this.program = program;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  /** What a peer has for a preshared key. */
  enum Preshared {
    /** This one. */
    THIS,
    /** Another one, or none. */
    OTHER,
    /** There is no such peer. */
    NO_PEER
  }

  /**
   * Sets the preshared key of a peer.
   *
   * @throws IOException if {@code wg} says that it failed
   */
  void set(WireGuardKey peer, Psk psk) throws IOException {
    byte[] key = psk.exposeText(byte[]::clone);
    try (Ended set =
        program.run(
            List.of("wg", "set", name, "peer", peer.base64(), "preshared-key", "/dev/stdin"),
            Map.of(),
            key,
            Printed.ALL)) {
      if (set.status() != 0) {
        throw new IOException("wg set: exit status " + set.status() + said(set.output(), key));
      }
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The first line of a complaint, unless it quotes the key. */
  private static String said(byte[] output, byte[] key) {
    if (Lines.quote(output, key)) {
      return "";
    }
    String first = new String(output, US_ASCII).lines().findFirst().orElse("").strip();
    return first.isEmpty() ? "" : ": " + first.replaceAll("[^ -~]", "?");
  }

  /**
   * What a peer has for a preshared key, compared with this one.
   *
   * @throws IOException if that cannot be read
   */
  Preshared preshared(WireGuardKey peer, Psk psk) throws IOException {
    byte[] key = psk.exposeText(byte[]::clone);
    try (Ended shown = shown("preshared-keys")) {
      return Lines.of(shown.output(), peer.base64())
          .map(value -> value.is(key) ? Preshared.THIS : Preshared.OTHER)
          .orElse(Preshared.NO_PEER);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * When the last handshake with a peer was, in seconds since 1970, or 0.
   *
   * @param fresh whether what was read just now for another peer will not do
   * @throws IOException if that cannot be read
   */
  long lastHandshake(WireGuardKey peer, boolean fresh) throws IOException {
    Instant now = clock.instant();
    if (fresh || read.isBefore(now.minus(READ_FOR))) {
      handshakes = parsed(text("latest-handshakes"));
      read = now;
    }
    return handshakes.getOrDefault(peer.base64(), 0L);
  }

  private static Map<String, Long> parsed(String lines) throws IOException {
    Map<String, Long> found = new HashMap<>();
    for (String line : lines.lines().toList()) {
      String[] fields = line.split("\t", 2);
      try {
        found.put(fields[0], Long.valueOf(fields[1]));
      } catch (ArrayIndexOutOfBoundsException | NumberFormatException other) {
        throw new IOException("wg show latest-handshakes: not a peer and a time on each line");
      }
    }
    return found;
  }

  /**
   * The networks whose packets go to a peer.
   *
   * @throws IOException if that cannot be read
   */
  public AllowedIps allowedIps(WireGuardKey peer) throws IOException {
    return text("allowed-ips")
        .lines()
        .filter(line -> line.startsWith(peer.base64() + "\t"))
        .map(line -> line.substring(peer.base64().length() + 1))
        .map(networks -> new AllowedIps(List.of(networks.split(" ", -1))))
        .findFirst()
        .orElse(AllowedIps.NONE);
  }

  /** For what is no secret. */
  private String text(String what) throws IOException {
    try (Ended shown = shown(what)) {
      return new String(shown.output(), US_ASCII);
    }
  }

  private Ended shown(String what) throws IOException {
    Ended shown =
        program.run(List.of("wg", "show", name, what), Map.of(), new byte[0], Printed.SAID);
    if (shown.status() != 0) {
      shown.close();
      throw new IOException(
          "wg show " + name + " " + what + ": exit status " + shown.status() + "; is it up?");
    }
    return shown;
  }
}
