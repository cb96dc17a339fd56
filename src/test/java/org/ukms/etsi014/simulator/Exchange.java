package org.ukms.etsi014.simulator;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/** The device of alice with a link to bob and one to carol, and what tests say to it. */
final class Exchange {

  static final String FIRST_ID = "bfd89477-8be6-45f2-aa34-c1de51e3115d";
  static final String FIRST_KEY = "MFMYBDeN9V9je4UOexr+hVdfn2auXAEzOie6MIBuvdo=";
  static final Map<String, List<String>> KID_1 = keyIdQuery("KID-1");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final AtomicLong issued = new AtomicLong();

  final SimulatedKme device =
      new SimulatedKme(
          List.of(link("hsn_bob", "sae_bob"), link("hsn_carol", "sae_carol")), this::nextId);

  private UUID nextId() {
    UUID first = UUID.fromString(FIRST_ID);
    return new UUID(
        first.getMostSignificantBits(), first.getLeastSignificantBits() + issued.getAndIncrement());
  }

  static SimulatedLink link(String targetKme, String slave) {
    return new SimulatedLink(
        new KmeId("hsn_alice"), new KmeId(targetKme), new SaeId("sae_alice"), new SaeId(slave));
  }

  byte[] get(Map<String, List<String>> query) {
    return device.getKey("sae_bob", query);
  }

  byte[] post(String body) {
    return device.getKey("sae_bob", utf8(body));
  }

  byte[] dec(String body) {
    return device.getKeyWithKeyIds("sae_bob", utf8(body));
  }

  static Map<String, List<String>> keyIdQuery(String keyId) {
    return Map.of("key_ID", List.of(keyId));
  }

  static KmeRefusal refusal(ThrowingCallable call) {
    KmeRefusal refusal = catchThrowableOfType(KmeRefusal.class, call);
    if (refusal == null) {
      throw new AssertionError("expected a refusal, was granted");
    }
    return refusal;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static JsonNode json(byte[] utf8) {
    try {
      return MAPPER.readTree(utf8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> keys(byte[] container) {
    return json(container).get("keys").valueStream().toList();
  }

  static String keyId(JsonNode key) {
    return key.get("key_ID").textValue();
  }

  static String key(byte[] container) {
    return keys(container).get(0).get("key").textValue();
  }

  static String sha3(String keyId) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA3-256").digest(utf8(keyId));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a JSON string, everything beyond ASCII escaped. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
    return json.append('"').toString();
  }
}
