package org.ukms.it;

import java.util.Locale;

/** What a node runs in. */
enum Host {
  UBER_JAR,
  PAYARA,
  WILDFLY;

  /** Tag of tests that hold whatever the node under test runs in. */
  static final String ANY = "any-host";

  /** Tag of tests that need a server. */
  static final String SERVER = "server";

  /** What the node under test runs in: the uber-jar, or the server of the Maven profile. */
  static Host underTest() {
    String name = System.getProperty("ukms.server", "");
    return name.isEmpty() ? UBER_JAR : valueOf(name.toUpperCase(Locale.ROOT));
  }
}
