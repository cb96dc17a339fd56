package org.ukms.etsi014.simulator.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ukms.json.StrictParser;

/**
 * A value in a JSON text, read strictly (S-1).
 *
 * @param path where it stands, such as {@code key_IDs[0].key_ID}; empty for the whole
 * @param node what stands there
 */
record StrictJson(String path, JsonNode node) {

  // UTF-8 and nothing else (C-02)
  private static final ObjectMapper MAPPER = new ObjectMapper(StrictParser.factory());

  /** Reads one object and nothing after it. */
  static StrictJson read(byte[] utf8) {
    try (JsonParser parser = MAPPER.createParser(utf8)) {
      return new StrictJson("", onlyObject(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode onlyObject(JsonParser parser) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(parser);
      if (node == null || !node.isObject()) {
        throw new KmeRefusal("body: expected one JSON object");
      }
      if (parser.nextToken() != null) {
        throw new KmeRefusal("body: expected nothing after the JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw malformed(parser.currentLocation());
    }
  }

  /** The member of an object, if it is there. */
  Optional<StrictJson> member(String name) {
    return Optional.ofNullable(node.get(name)).map(value -> new StrictJson(pathOf(name), value));
  }

  StrictJson required(String name) {
    return member(name).orElseThrow(() -> new KmeRefusal(pathOf(name) + ": missing"));
  }

  boolean hasNoMemberBut(String name) {
    return node.size() == (node.has(name) ? 1 : 0);
  }

  boolean is(String text) {
    return node.isTextual() && node.textValue().equals(text);
  }

  StrictJson object() {
    return expect(node.isObject(), "an object");
  }

  List<StrictJson> elements() {
    expect(node.isArray(), "an array");
    return IntStream.range(0, node.size())
        .mapToObj(i -> new StrictJson(path + "[" + i + "]", node.get(i)))
        .toList();
  }

  String text() {
    return expect(node.isTextual(), "a string").node.textValue();
  }

  long integer() {
    return expect(node.isIntegralNumber() && node.canConvertToLong(), "a 64-bit integer")
        .node
        .longValue();
  }

  private StrictJson expect(boolean fulfilled, String expected) {
    if (!fulfilled) {
      throw new KmeRefusal(path + ": expected " + expected);
    }
    return this;
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  // Jackson's own message repeats what was sent, and does not always have a place.
  private static KmeRefusal malformed(JsonLocation at) {
    return new KmeRefusal(
        String.format(
            "body: not JSON, nested too deep, or a member given twice, line %d, column %d",
            at.getLineNr(), at.getColumnNr()));
  }
}
