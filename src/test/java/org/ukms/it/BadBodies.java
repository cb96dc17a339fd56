package org.ukms.it;

import java.util.ArrayList;
import java.util.List;

/** Bodies, and what headers say of them. */
final class BadBodies {

  private static final String JSON = "Content-Type: application/json";

  /** In the place of each member's value. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e3",
          "1e999999999",
          "-9223372036854775809",
          "9223372036854775808",
          "18446744073709551616",
          "9".repeat(900),
          "9".repeat(7000),
          "NaN",
          "01",
          "0x10",
          "''",
          "\"\"",
          "\"\\u0000\\r\\nx-evil: 1\"",
          "\"\\ud800\"",
          "\"\u00ff\u00fe\"",
          "\"\u00c0\u00ae\"",
          "\"a\nb\"",
          "\"" + "a".repeat(6000) + "\"",
          "\"../../etc/passwd\"",
          "[]",
          "{}",
          "[".repeat(20) + "]".repeat(20),
          "[".repeat(3500) + "]".repeat(3500),
          "{\"a\":".repeat(1000) + "1" + "}".repeat(1000));

  private static final List<String> WHOLE =
      List.of(
          "{",
          "}",
          "[]",
          "[{}]",
          "null",
          "1",
          "\"a\"",
          " ",
          "\u0000",
          "\u00ef\u00bb\u00bf{}",
          "{\u0000\"\u0000a\u0000\"\u0000:\u00001\u0000}\u0000",
          "{\"a\": 1, \"a\": 2}",
          "{\"a\": {\"b\": 1, \"b\": 2}}",
          "{} {}",
          "{}x",
          "{/* */}",
          "{a: 1}",
          "{\"a\": 1,}",
          "{\"x-evil\u0000\": 1}",
          "{\"\u00c3\": 1}",
          "[".repeat(7000),
          "{\"a\":".repeat(1500),
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
          "number=1&size=256");

  private static final List<String> TYPES =
      List.of(
          "text/xml",
          "text/plain",
          "text/html",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x-evil",
          "multipart/form-data",
          "application/octet-stream",
          "application/cbor",
          "application/json; charset=utf-16",
          "application/json; charset=x-evil",
          "application/json;;;=",
          "application/json, text/xml",
          "*/*",
          "neither",
          "/",
          "\u00ff/\u00fe");

  private final Target target;
  private final String contextPath;
  private final List<BadInput> all = new ArrayList<>();

  private BadBodies(Target target, String contextPath) {
    this.target = target;
    this.contextPath = contextPath;
  }

  static List<BadInput> to(Target target, String contextPath) {
    BadBodies bodies = new BadBodies(target, contextPath);
    bodies.framing();
    bodies.oversized();
    if (target.hasBody()) {
      bodies.json();
      bodies.types();
    }
    return bodies.all;
  }

  private String body() {
    return target.hasBody() ? target.body() : "{}";
  }

  private void json() {
    WHOLE.forEach(body -> add("JSON", false, body, JSON, length(body)));
    String body = body();
    add("JSON", false, body + "{}", JSON, length(body + "{}"));
    for (int quote = body.indexOf("\": "); quote > 0; quote = body.indexOf("\": ", quote + 1)) {
      String start = body.substring(0, quote + 3);
      String rest = body.substring(quote + 3).replaceFirst("^(\"[^\"]*\"|[0-9]+|\\[.*?\\])", "");
      for (String value : VALUES) {
        String changed = start + value + rest;
        // Members that nobody knows are ignored, and this one may be one of them.
        add("value", true, changed, JSON, length(changed));
      }
      String named = start.substring(start.lastIndexOf('"', quote - 1));
      String twice = body.replaceFirst("\\{", "{" + named.replace("$", "") + "1, ");
      // The same name in an object within is another member.
      add("duplicate", body.indexOf('{', 1) > 0, twice, JSON, length(twice));
    }
    String cut = body.substring(0, body.length() / 2);
    add("JSON", false, cut, JSON, length(cut));
  }

  private void types() {
    for (String type : TYPES) {
      // The exchanges of peers ask for no type.
      add("type", true, body(), "Content-Type: " + type, length(body()));
    }
    add("type", true, body(), length(body()));
    add("type", true, body(), JSON, "Content-Type: text/xml", length(body()));
  }

  private void framing() {
    String body = body();
    String chunked = "Transfer-Encoding: chunked";
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    for (String length :
        List.of(
            "-1", "+1", "x", "", "1 1", "0x10", "99999999999999999999", "1e3", "1,1", "\u0661")) {
      add("framing", false, body, JSON, "Content-Length: " + BadInput.utf8(length));
    }
    add("framing", false, body, JSON, length(body), "Content-Length: 0");
    add("framing", false, body, JSON, length(body), "Content-Length: 1");
    add("framing", true, body, JSON, length(body), length(body));
    add("framing", true, body, JSON, "Content-Length: 9223372036854775807");
    add("framing", true, body, JSON, "Content-Length: 1");
    add("framing", true, chunk + "0\r\n\r\n", JSON, length(body), chunked);
    add("framing", true, chunk + "0\r\n\r\n", JSON, chunked, "Content-Length: 0");
    add("framing", true, chunk + "0\r\n\r\n", JSON, chunked, chunked);
    for (String encoding :
        List.of(
            "x-evil",
            "identity",
            "chunked, gzip",
            "gzip, chunked",
            "chunked, identity",
            "xchunked",
            "\u000bchunked",
            "chunked;a=b")) {
      add("framing", true, chunk + "0\r\n\r\n", JSON, "Transfer-Encoding: " + encoding);
    }
    for (String chunks :
        List.of(
            "zz\r\n",
            "-1\r\n" + body,
            "FFFFFFFFFFFFFFFFF\r\n" + body,
            "7FFFFFFFFFFFFFFF\r\n" + body,
            "\r\n\r\n",
            "2\r\n{}x\r\n0\r\n\r\n",
            "2\n{}\n0\n\n",
            "2;" + "a".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
            "2;a=\u0000\r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "0".repeat(20_000) + "2\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\n" + "X: x-evil\r\n".repeat(5000) + "\r\n",
            "2\r\n{}\r\n0\r\nX: " + "a".repeat(200_000) + "\r\n\r\n",
            "2\r\n{}\r\n0\r\nContent-Length: 7\r\n\r\n",
            "1\r\n{\r\n".repeat(3000) + "0\r\n\r\n")) {
      add("chunks", true, chunks, JSON, chunked);
    }
  }

  private void oversized() {
    for (int size : new int[] {8193, 65_537, 1 << 20}) {
      String filled = body() + " ".repeat(size - body().length());
      boolean fits = size <= 64 * 1024;
      add("oversized body", !target.hasBody() || fits, filled, JSON, length(filled));
      String chunk = Integer.toHexString(size) + "\r\n" + filled + "\r\n0\r\n\r\n";
      add("oversized body", !target.hasBody() || fits, chunk, JSON, "Transfer-Encoding: chunked");
      String pieces = ("400\r\n" + " ".repeat(1024) + "\r\n").repeat(size / 1024 + 1);
      add(
          "oversized body",
          !target.hasBody(),
          pieces + "0\r\n\r\n",
          JSON,
          "Transfer-Encoding: chunked");
      add("oversized body", true, filled, JSON, "Content-Length: 107374182400");
      // The end of the connection is no end of a body that says nothing of its length.
      add("oversized body", true, filled, JSON);
    }
  }

  private static String length(String body) {
    return "Content-Length: " + body.length();
  }

  private void add(String batch, boolean harmless, String body, String... headers) {
    all.add(new BadInput(batch, target.head(contextPath, headers) + body, harmless));
  }
}
