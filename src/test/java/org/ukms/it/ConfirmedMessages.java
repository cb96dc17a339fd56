package org.ukms.it;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Messages of the confirmed exchange as anybody can write them, between alice and bob. */
final class ConfirmedMessages {

  private static final SecureRandom RANDOM = new SecureRandom();

  private ConfirmedMessages() {}

  static String state() {
    return message("\"q\": \"%s\", \"tag\": \"%s\"".formatted(random(16), random(32)));
  }

  /** A reset for a follower of this nonce and this epoch. */
  static String reset(String nonce, long epoch) {
    return message(
        """
        "kind": "reset", "leader_epoch": 0, "follower_epoch": %d, "epoch": %d, "nonce": "%s",
        "attempt": "%s", "key_ID": "%s", "tag_reset": "%s"
        """
            .formatted(epoch, epoch + 1, nonce, random(16), keyId(), random(32)));
  }

  /** A rotation of a chain that the follower may have. */
  static String prepare(String nonce, String chain, long epoch) {
    return message(
        """
        "kind": "rotate", "epoch": %d, "chain": "%s", "nonce": "%s", "attempt": "%s",
        "key_ID": "%s", "tag": "%s"
        """
            .formatted(epoch + 1, chain, nonce, random(16), keyId(), random(32)));
  }

  static String commit(long epoch) {
    return message("\"epoch\": %d, \"tag_next\": \"%s\"".formatted(epoch, random(32)));
  }

  static String request() {
    return message("\"more\": 1");
  }

  private static String message(String members) {
    return """
        {"suite": "KMAC256;qkd-leader,qkd-follower", "leader_KME_ID": "hsn_alice",
        "follower_KME_ID": "hsn_bob", "leader_SAE_ID": "sae_alice", "follower_SAE_ID": "sae_bob",
        "instance": "%s", "start": "%s", %s}
        """
        .formatted(random(16), random(16), members);
  }

  static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  private static String keyId() {
    return UUID.randomUUID().toString();
  }
}
