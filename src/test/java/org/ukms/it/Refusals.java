package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;

/** What is expected of every reply, and of every refusal (W-5, L-5). */
final class Refusals {

  private Refusals() {}

  static void assertRefusal(Reply reply, int status) throws IOException {
    assertThat(reply.status()).as(reply.raw()).isEqualTo(status);
    assertTellsNothing(reply);
    assertThat(reply.header("content-type"))
        .as("type of %s", reply.raw())
        .startsWith("application/json");
    assertThat(reply.header("cache-control")).as("in %s", reply.raw()).isEqualTo("no-store");
    if (!reply.body().isEmpty()) {
      assertThat(reply.json().get("message").textValue()).isNotEmpty();
    }
  }

  static void assertTellsNothing(Reply reply) {
    assertThat(reply.headers()).as(reply.raw()).doesNotContainKeys("server", "x-powered-by");
    assertThat(reply.raw().toLowerCase(Locale.ROOT))
        .doesNotContain(
            "payara",
            "glassfish",
            "grizzly",
            "jersey",
            "tomcat",
            "catalina",
            "java",
            "ukms",
            "jakarta",
            "exception",
            "6.2025",
            "wildfly",
            "jboss",
            "undertow",
            "resteasy",
            "39.0");
  }
}
