package org.ukms.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Certificates that were refused since the start (T-6).
 *
 * @param count how many
 * @param last the latest
 */
public record Refused(long count, Optional<Certificate> last) {

  static final Refused NONE = new Refused(0, Optional.empty());

  /**
   * One of them.
   *
   * @param subject whom it names, which nobody vouches for
   */
  public record Certificate(String subject, String reason, Instant at) {}

  Refused and(String subject, String reason, Instant at) {
    return new Refused(count + 1, Optional.of(new Certificate(subject, reason, at)));
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("count", count);
    json.put("last", last.map(certificate -> certificate.at().toString()).orElse(null));
    json.put("last_subject", last.map(Certificate::subject).orElse(null));
    json.put("last_reason", last.map(Certificate::reason).orElse(null));
    return json;
  }
}
