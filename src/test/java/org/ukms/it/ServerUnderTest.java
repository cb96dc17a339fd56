package org.ukms.it;

import java.io.IOException;
import java.nio.file.Path;
import org.ukms.it.server.AppServer;

/** The server that {@code -Dukms.server} names, and what is deployed on it. */
final class ServerUnderTest {

  private ServerUnderTest() {}

  /** One that does not run yet, which serves this node under this context path. */
  static AppServer of(NodeFolder node, String contextPath) throws IOException {
    String name = System.getProperty("ukms.server");
    return switch (name) {
      case "wildfly" ->
          new org.ukms.it.server.WildFlyServer(
              node.path(), node.write(), node.port(), Ports.free(), contextPath);
      default -> throw new IllegalArgumentException("ukms.server: `" + name + "`, expected payara");
    };
  }

  static Path war() {
    return Java.jar().resolveSibling("ukms.war");
  }
}
