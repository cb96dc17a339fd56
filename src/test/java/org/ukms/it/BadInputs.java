package org.ukms.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Each thing that a node serves, times each way to ask for it badly. */
final class BadInputs {

  /** Stands where a reply or a log would repeat it. */
  static final String NEEDLE = "x-evil";

  private static final List<String> SEGMENTS =
      List.of(
          "..",
          "%2e%2e",
          "%2E.",
          "..;",
          "%2e%2e%2f",
          "..%2f",
          "..%5c",
          "..\\",
          "%252e%252e",
          "%252f",
          "%c0%ae%c0%ae",
          "%e0%80%ae",
          "%c0%af",
          "%ff",
          "%00",
          "%",
          "%zz",
          "%u002e",
          ";a=b",
          ";" + NEEDLE,
          "%3b",
          "%3f",
          "%23",
          "%0d%0a" + NEEDLE + ":%201",
          "%0a" + NEEDLE,
          "%1b[31m" + NEEDLE,
          "%e2%80%a8" + NEEDLE,
          "%7f",
          "{" + NEEDLE + "}",
          "\u00ff",
          "<script>",
          "a".repeat(2000));

  private static final List<String> QUERIES =
      List.of(
          "a=%0d%0a" + NEEDLE + ":%201",
          "%0d%0a" + NEEDLE,
          "number=%0d%0a" + NEEDLE,
          "key_ID=%0d%0a" + NEEDLE + "&size=%00",
          "number=-1",
          "number=9223372036854775808",
          "number=1e3",
          "number=0x10",
          "number=%d9%a1",
          "size=" + "9".repeat(1000),
          "number=1&number=2",
          "key_ID=",
          "key_ID=%c0%ae",
          "key_ID=%ff",
          "key_ID=%zz",
          "key_ID=" + "a".repeat(5000),
          "key_ID=\u00ff\u00fe",
          "key_IDs=a",
          "extension_mandatory=a",
          "a[]=b&%00=%00",
          "&&&===",
          "a&".repeat(3000));

  private static final List<String> HEADERS =
      List.of(
          "X: a\rX-Evil: 1",
          "X: a\nX-Evil: 1",
          "X: a\r\n X-Evil: 1",
          "X: \u0000",
          "X: \u001b[31m" + NEEDLE,
          "X : a",
          "X\u0000: a",
          " X: a",
          "no colon",
          ": no name",
          "X-\u00e4: \u00ff",
          "Host: other",
          "Host: a b",
          "Host: " + NEEDLE + "/../",
          "Content-Type: " + "a".repeat(4000),
          "Content-Type: a\tb",
          "Accept: text/html",
          "Accept: nonsense",
          "Accept: application/json;q=" + "9".repeat(400),
          "Accept-Language: *;q=x",
          "Accept-Charset: utf-7",
          "Accept-Encoding: gzip;q=-1",
          "Content-Encoding: gzip",
          "Expect: " + NEEDLE,
          "Upgrade: h2c",
          "Upgrade: websocket",
          "Connection: x, upgrade, \u0001",
          "Range: bytes=0-18446744073709551615",
          "Cookie: $Version=99; " + NEEDLE + "=\u0001",
          "Authorization: Basic !!!!",
          "If-Modified-Since: " + NEEDLE,
          "If-Match: \"",
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-For: 127.0.0.1\t" + NEEDLE,
          "X-Forwarded-Host: " + NEEDLE,
          "Forwarded: for=\"",
          "Trailer: Content-Length",
          "TE: trailers, " + NEEDLE,
          "Date: " + NEEDLE);

  private static final List<String> OVERSIZED_HEADERS =
      List.of(
          "X: " + "a".repeat(20_000),
          "X: " + "a".repeat(1 << 20),
          "a".repeat(20_000) + ": x",
          "X: 1\r\n".repeat(300) + "Y: 1",
          "X: 1\r\n".repeat(5000) + "Y: 1",
          "Cookie: " + "a=b; ".repeat(3000),
          "Accept: " + "a/b, ".repeat(3000) + "c/d");

  private static final List<String> METHODS =
      List.of(
          "BREW", "get", "G\u0000T", "", "A".repeat(10_000), "\u00ff", "CONNECT", "PRI", "GET ");

  private static final List<String> VERSIONS =
      List.of("HTTP/9.9", "HTTP/1.10", "HTTP/2.0", "HTTP/-1", "HTTP/", "http/1.1", "FTP/1.1", "");

  private final String contextPath;
  private final List<BadInput> all = new ArrayList<>();

  private BadInputs(String contextPath) {
    this.contextPath = contextPath;
  }

  /** One of so many of them, to each of these. */
  static List<BadInput> to(List<Target> targets, String contextPath, int ofSoMany) {
    BadInputs inputs = new BadInputs(contextPath);
    for (Target target : targets) {
      inputs.paths(target);
      inputs.queries(target);
      inputs.lines(target);
      inputs.headers(target);
      BadBodies.to(target, contextPath).forEach(inputs.all::add);
    }
    return IntStream.range(0, inputs.all.size())
        .filter(i -> i % ofSoMany == 0)
        .mapToObj(inputs.all::get)
        .toList();
  }

  private void paths(Target target) {
    List<String> segments = target.segments();
    for (String evil : SEGMENTS) {
      for (int i = 0; i < segments.size(); i++) {
        for (String segment : List.of(segments.get(i) + evil, evil, evil + "/" + segments.get(i))) {
          List<String> changed = new ArrayList<>(segments);
          changed.set(i, segment);
          add("path", target.at("/" + String.join("/", changed)).request(contextPath), evil);
        }
      }
    }
  }

  private void add(String batch, String request, String evil) {
    // Parameters of a path are no part of its name; an empty step and a step back are gone
    // before any application is asked.
    boolean gone =
        evil.contains(";") || evil.contains("..") || evil.toLowerCase(Locale.ROOT).contains("%2e");
    all.add(new BadInput(batch, request, gone));
  }

  private void queries(Target target) {
    for (String query : QUERIES) {
      all.add(
          new BadInput("query", target.at(target.path() + "?" + query).request(contextPath), true));
    }
  }

  private void lines(Target target) {
    String good = target.request(contextPath);
    String rest = good.substring(target.method().length());
    for (String method : METHODS) {
      all.add(new BadInput("request line", method + rest, List.of("GET ", "get").contains(method)));
    }
    for (String version : VERSIONS) {
      all.add(
          new BadInput(
              "request line",
              good.replaceFirst("HTTP/1\\.1", version),
              List.of("HTTP/1.10", "HTTP/2.0", "").contains(version)));
    }
    all.add(new BadInput("request line", good.replaceFirst(" /", "\t/"), true));
    all.add(new BadInput("request line", good.replaceFirst(" /", " http://[/"), true));
    all.add(new BadInput("request line", good.replaceFirst(" /", " http://other/"), true));
    all.add(new BadInput("request line", good.replaceFirst(" /", " //"), true));
    all.add(new BadInput("request line", good.replaceFirst(" /", " "), true));
    all.add(new BadInput("request line", good.replace("\r\n", "\n"), true));
    all.add(new BadInput("request line", good.replace("\r\n", "\r"), false));
    all.add(new BadInput("request line", good.replaceFirst("Host: localhost\r\n", ""), true));
    all.add(new BadInput("request line", "\r\n".repeat(500) + good, true));
    all.add(new BadInput("request line", "\u0000" + good, false));
    all.add(new BadInput("request line", good + "\u0000\u0001junk\r\n\r\n", true));
    all.add(new BadInput("request line", keptAlive(good) + "junk\r\n\r\n", true));
    all.add(new BadInput("request line", keptAlive(good) + " ".repeat(1 << 16), true));
    all.add(
        new BadInput(
            "request line", keptAlive(good) + "GET /" + NEEDLE + " HTTP/9.9\r\n\r\n", true));
  }

  private static String keptAlive(String request) {
    return request.replaceFirst("Connection: close\r\n", "");
  }

  private void headers(Target target) {
    for (String header : HEADERS) {
      all.add(new BadInput("header", target.request(contextPath, header), true));
    }
    for (String header : OVERSIZED_HEADERS) {
      all.add(new BadInput("oversized header", target.request(contextPath, header), true));
    }
  }
}
