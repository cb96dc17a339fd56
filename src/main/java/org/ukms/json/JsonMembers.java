package org.ukms.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/** The members of one JSON object, asked for by name and type. */
public final class JsonMembers {

  private static final JsonMapper STRICT =
      JsonMapper.builder(StrictParser.factory())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;
  private final String path;

  private JsonMembers(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * Reads one object.
   *
   * @throws JsonFault if these bytes are anything else
   */
  public static JsonMembers of(byte[] json) throws JsonFault {
    requireUtf8(json);
    JsonNode node;
    try {
      node = STRICT.readTree(json);
    } catch (JsonProcessingException fault) {
      throw new JsonFault("", "no strict JSON" + place(fault.getLocation()));
    } catch (IOException impossible) {
      throw new JsonFault("", "no strict JSON");
    }
    return objectAt(node, "");
  }

  // The parser takes overlong forms and halves of surrogate pairs.
  private static void requireUtf8(byte[] json) throws JsonFault {
    try {
      Arrays.fill(UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).array(), '\0');
    } catch (CharacterCodingException malformed) {
      throw new JsonFault("", "no strict JSON: no UTF-8");
    }
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static JsonMembers objectAt(JsonNode node, String path) throws JsonFault {
    if (!node.isObject()) {
      throw new JsonFault(path, found(node) + ", expected an object");
    }
    return new JsonMembers(node, path);
  }

  /** A text. */
  public String text(String member) throws JsonFault {
    JsonNode node = object.path(member);
    if (!node.isTextual()) {
      throw new JsonFault(path(member), found(node) + ", expected a string");
    }
    return node.textValue();
  }

  /** A whole number. */
  public long number(String member) throws JsonFault {
    JsonNode node = object.path(member);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new JsonFault(path(member), found(node) + ", expected a whole number");
    }
    return node.longValue();
  }

  /** A whole number from the least to the greatest. */
  public long number(String member, long least, long greatest) throws JsonFault {
    long number = number(member);
    if (number < least || number > greatest) {
      throw new JsonFault(path(member), "expected " + least + " to " + greatest);
    }
    return number;
  }

  /** Whether there is such a member, whatever it is. */
  public boolean has(String member) {
    return object.has(member);
  }

  /** What its members are called. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  /** A text of a form, which throws {@link IllegalArgumentException} at any other. */
  public <T> T text(String member, Function<String, T> form) throws JsonFault {
    try {
      return form.apply(text(member));
    } catch (IllegalArgumentException malformed) {
      throw new JsonFault(path(member), malformed.getMessage());
    }
  }

  /** The same, where it may be absent. */
  public <T> Optional<T> textIfAny(String member, Function<String, T> form) throws JsonFault {
    return has(member) ? Optional.of(text(member, form)) : Optional.empty();
  }

  /** A truth value. */
  public boolean flag(String member) throws JsonFault {
    JsonNode node = object.path(member);
    if (!node.isBoolean()) {
      throw new JsonFault(path(member), found(node) + ", expected true or false");
    }
    return node.booleanValue();
  }

  /** A list of objects. */
  public List<JsonMembers> objects(String member) throws JsonFault {
    JsonNode node = object.path(member);
    if (!node.isArray()) {
      throw new JsonFault(path(member), found(node) + ", expected an array");
    }
    List<JsonMembers> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(objectAt(node.get(i), path(member) + "[" + i + "]"));
    }
    return List.copyOf(elements);
  }

  /** An object. */
  public JsonMembers needed(String member) throws JsonFault {
    return objectAt(object.path(member), path(member));
  }

  /** An object that may be absent. */
  public Optional<JsonMembers> object(String member) throws JsonFault {
    JsonNode node = object.path(member);
    return node.isMissingNode() ? Optional.empty() : Optional.of(objectAt(node, path(member)));
  }

  /** The member {@code key_ID}. */
  public KeyId keyId() throws JsonFault {
    return text("key_ID", KeyId::new);
  }

  /** The members {@code key_ID} and {@code key}. */
  public QkdKey key() throws JsonFault {
    return new QkdKey(keyId(), material("key"));
  }

  /** A secret: standard base64 of 32 bytes. */
  public KeyMaterial material(String member) throws JsonFault {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text(member));
    } catch (IllegalArgumentException malformed) {
      throw new JsonFault(path(member), "no standard base64");
    }
    try {
      return KeyMaterial.taken(bytes);
    } catch (IllegalArgumentException wrongLength) {
      throw new JsonFault(path(member), wrongLength.getMessage());
    }
  }

  private String path(String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  private static String found(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
