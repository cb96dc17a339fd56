package org.ukms.it;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.ukms.it.server.AppServer;
import org.ukms.it.server.PayaraDomain;
import org.ukms.it.server.WildFlyServer;

/** The server that {@code -Dukms.server} names, and what is deployed on it. */
final class ServerUnderTest {

  private ServerUnderTest() {}

  /** One that does not run yet, which serves this node under this context path. */
  static AppServer of(NodeFolder node, String contextPath) throws IOException {
    Path folder = node.path();
    String name = System.getProperty("ukms.server");
    AppServer server =
        switch (name) {
          case "payara" ->
              new PayaraDomain(folder, node.write(), node.port(), node.adminPort(), contextPath);
          case "wildfly" ->
              new WildFlyServer(folder, node.write(), node.port(), node.adminPort(), contextPath)
                  .options(node.options());
          default ->
              throw new IllegalArgumentException(
                  "ukms.server: `" + name + "`, expected payara or wildfly");
        };
    server.bind(InetAddress.getByName(node.bind()).getHostAddress());
    node.tls()
        .ifPresent(
            files -> server.tls(files.certificate(), files.key(), files.ca(), node.statusPort()));
    return server;
  }

  static Path war() {
    return Java.jar().resolveSibling("ukms.war");
  }
}
