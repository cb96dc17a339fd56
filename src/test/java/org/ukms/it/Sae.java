package org.ukms.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whoever calls a KME, by the three methods of ETSI GS QKD 014.
 *
 * @param http the KME, with the certificate of the caller
 */
record Sae(Http http) {

  static final String JSON = "application/json";
  static final String NOT_FOUND = "one or more keys specified are not found on KME";

  /** The path of a method. */
  static String path(String sae, String method) {
    return "/api/v1/keys/" + sae + "/" + method;
  }

  Reply status(String slave) throws IOException {
    return http.get(path(slave, "status"));
  }

  /** Get key, by GET. */
  Reply getKey(String slave, String query) throws IOException {
    return http.get(path(slave, "enc_keys" + query));
  }

  /** Get key, by POST. */
  Reply postKey(String slave, String body) throws IOException {
    return http.post(path(slave, "enc_keys"), JSON, body);
  }

  /** Draws as many keys as that, which must work. */
  List<JsonNode> draw(String slave, int number) throws IOException {
    return keys(getKey(slave, "?number=" + number));
  }

  /** Get key with key IDs, by GET. */
  Reply fetch(String master, String keyId) throws IOException {
    return http.get(path(master, "dec_keys?key_ID=" + keyId));
  }

  /** Get key with key IDs, by POST. */
  Reply fetch(String master, List<String> keyIds) throws IOException {
    String ids = keyIds.stream().map("{\"key_ID\": \"%s\"}"::formatted).collect(joining(", "));
    return http.post(path(master, "dec_keys"), JSON, "{\"key_IDs\": [" + ids + "]}");
  }

  /** The keys of an answer that must have some. */
  static List<JsonNode> keys(Reply reply) throws IOException {
    JsonNode keys = granted(reply).get("keys");
    assertThat(keys.isArray()).as(reply.body()).isTrue();
    List<JsonNode> each = new ArrayList<>();
    keys.forEach(each::add);
    assertThat(each).isNotEmpty();
    return each;
  }

  /** The one key of an answer. */
  static JsonNode key(Reply reply) throws IOException {
    List<JsonNode> keys = keys(reply);
    assertThat(keys).hasSize(1);
    return keys.get(0);
  }

  static List<String> ids(List<JsonNode> keys) {
    return keys.stream().map(key -> key.get("key_ID").textValue()).toList();
  }

  /** An answer of 200, as JSON. */
  static JsonNode granted(Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.header("content-type")).startsWith(JSON);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    Refusals.assertTellsNothing(reply);
    return reply.json();
  }

  /** The message of an answer that is an Error object of the standard and nothing else. */
  static String refusal(Reply reply, int status) throws IOException {
    Refusals.assertRefusal(reply, status);
    return error(reply, status);
  }

  /** The same where the answer names an extension. */
  static String error(Reply reply, int status) throws IOException {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    JsonNode error = reply.json();
    Stream<String> others = stream(error).filter(name -> !name.equals("message"));
    assertThat(others).allMatch("details"::equals);
    if (error.has("details")) {
      assertThat(error.get("details").isArray()).as(reply.body()).isTrue();
      error.get("details").forEach(detail -> assertThat(detail.isObject()).isTrue());
    }
    return error.get("message").textValue();
  }

  static Stream<String> stream(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.stream();
  }
}
