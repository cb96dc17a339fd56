package org.ukms.launcher;

import java.util.Optional;

/** What {@code --help} and {@code --version} print. */
final class Usage {

  static final String HELP =
      """
      Usage: java -jar ukms.jar [--help | --version]

      Starts a uKMS node with the configuration of

        1. the system property ukms.config.file, else
        2. the environment variable UKMS_CONFIG_FILE, else
        3. /etc/ukms.toml

      Examples:

        UKMS_CONFIG_FILE=example/ukms_alice.toml java -jar target/ukms.jar
        java -Dukms.config.file=example/ukms_alice.toml -jar target/ukms.jar
        java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar target/ukms.jar

      example/demo starts three nodes and shows them at work.

      Exit codes: 1 the node cannot run, 2 wrong arguments, 143 (130) stopped by SIGTERM
      (SIGINT).""";

  private Usage() {}

  static String version() {
    return "uKMS "
        + Optional.ofNullable(Usage.class.getPackage().getImplementationVersion())
            .orElse("(not run from its jar)");
  }
}
