package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A reply of HTTP.
 *
 * @param headers by their names in lower case
 * @param body without its framing
 * @param raw all of it as it came, a character per byte
 */
record Reply(int status, Map<String, String> headers, String body, String raw) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Reply parse(byte[] bytes, boolean toHead) throws IOException {
    String raw = new String(bytes, ISO_8859_1);
    int end = raw.indexOf("\r\n\r\n");
    if (!raw.startsWith("HTTP/1.") || end < 0) {
      throw new IOException("no reply of HTTP: " + raw);
    }
    String[] lines = raw.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(name, lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    String body = raw.substring(end + 4);
    if ("chunked".equals(headers.get("transfer-encoding")) && !toHead) {
      body = unchunked(body);
    }
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    return new Reply(status, headers, new String(body.getBytes(ISO_8859_1), UTF_8), raw);
  }

  private static String unchunked(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int lineEnd = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, lineEnd).split(";", -1)[0].strip(), 16);
      if (size == 0) {
        return whole.toString();
      }
      whole.append(body, lineEnd + 2, lineEnd + 2 + size);
      at = lineEnd + 2 + size + 2;
    }
  }

  JsonNode json() throws IOException {
    return JSON.readTree(body);
  }

  /** A header, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
