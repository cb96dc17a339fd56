package org.ukms.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** What a reply asks to wait (RFC 9110, clause 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  static Optional<Duration> of(HttpResponse reply) {
    return Optional.ofNullable(reply.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .map(Header::getValue)
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .or(() -> untilItsDate(reply));
  }

  /** By the clock that wrote the reply: ours may be another. */
  private static Optional<Duration> untilItsDate(HttpResponse reply) {
    Instant then = DateUtils.parseStandardDate(reply, HttpHeaders.RETRY_AFTER);
    Instant now = DateUtils.parseStandardDate(reply, HttpHeaders.DATE);
    return then == null || now == null || !now.isBefore(then)
        ? Optional.empty()
        : Optional.of(Duration.between(now, then));
  }
}
