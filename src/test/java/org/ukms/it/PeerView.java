package org.ukms.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One peer of a node, under the name that the node has for it: what can be seen of it. */
record PeerView(Node node, String alias) {

  /** Its part of the status. */
  JsonNode status() throws IOException {
    for (JsonNode peer : node.http().get("/api/admin/v1/status").json().get("peers")) {
      if (peer.get("name").textValue().equals("hsn_" + alias)) {
        return peer;
      }
    }
    throw new AssertionError("not in the status: " + alias);
  }

  /** The last failure that the status shows, or an empty text. */
  String failure() throws IOException {
    return status().get("last_failure_cause").asText("");
  }

  Path keyFile() {
    return node.folder().keyFile(alias);
  }

  Optional<String> psk() throws IOException {
    return KeyPair.content(keyFile());
  }

  /** What the log says of it. */
  List<String> log() {
    return node.log().stream().filter(line -> line.contains(" hsn_" + alias + ": ")).toList();
  }

  /** How often the log says this of it. */
  long told(String text) {
    return log().stream().filter(line -> line.contains(text)).count();
  }
}
