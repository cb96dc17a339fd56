package org.ukms.it;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a node serves.
 *
 * @param path without the context path and without a query
 * @param body what may be sent to it, empty where nothing is
 */
record Target(String method, String path, String body) {

  private static final String PEER = "/api/v1/peer/hsn_bob/";
  private static final String CONFIRMED = "/api/v2/peer/hsn_bob";
  private static final String ADMIN = "/api/admin/v1/";

  /** What is served to peers and to users of keys, then what is served to administrators. */
  static List<Target> all() {
    List<Target> all = new ArrayList<>(peers("sae_bob"));
    all.addAll(administration());
    return all;
  }

  /**
   * What is served to peers and to users of keys.
   *
   * @param sae with whom keys are shared
   */
  static List<Target> peers(String sae) {
    String keys = "/api/v1/keys/" + sae + "/";
    return List.of(
        new Target("GET", PEER + "new", ""),
        new Target("GET", PEER + "rotate", ""),
        new Target("GET", CONFIRMED, ""),
        new Target("POST", CONFIRMED + "/state", ConfirmedMessages.state()),
        new Target(
            "POST",
            CONFIRMED + "/prepare",
            ConfirmedMessages.reset(ConfirmedMessages.random(16), 0)),
        new Target("POST", CONFIRMED + "/commit", ConfirmedMessages.commit(1)),
        new Target("POST", CONFIRMED + "/request", ConfirmedMessages.request()),
        new Target("GET", keys + "status", ""),
        new Target("GET", keys + "enc_keys", ""),
        new Target("POST", keys + "enc_keys", "{\"number\": 1, \"size\": 256}"),
        new Target("GET", keys + "dec_keys", ""),
        new Target("POST", keys + "dec_keys", "{\"key_IDs\": [{\"key_ID\": \"any\"}]}"));
  }

  static List<Target> administration() {
    return List.of(
        new Target("GET", ADMIN + "status", ""),
        new Target("GET", ADMIN + "health/live", ""),
        new Target("GET", ADMIN + "health/ready", ""));
  }

  boolean hasBody() {
    return !body.isEmpty();
  }

  /** The same at another path. */
  Target at(String other) {
    return new Target(method, other, body);
  }

  List<String> segments() {
    return List.of(path.substring(1).split("/", -1));
  }

  /** A request to it, with these headers besides those that it needs. */
  String request(String contextPath, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (hasBody()) {
      all.add("Content-Type: application/json");
      all.add("Content-Length: " + body.length());
    }
    return head(contextPath, all.toArray(String[]::new)) + body;
  }

  /** The head alone, with these headers alone, but for those that every request has. */
  String head(String contextPath, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + contextPath + path + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }
}
