package org.ukms.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/**
 * Tries a listener's address and port before the server does, which would merely log a failure and
 * stay up (L-3).
 */
final class PortCheck {

  private PortCheck() {}

  /**
   * Binds for a moment.
   *
   * @throws CannotStart if this address and port cannot be bound; the message names the key
   */
  static void check(Configured.Listener listener) throws CannotStart {
    InetAddress address = listener.address();
    String file = String.valueOf(listener.file().getFileName());
    try {
      bind(address, 0);
    } catch (IOException e) {
      throw new CannotStart(
          "%s %s_bind: %s (%s) cannot be bound, expected an address of this machine: %s"
              .formatted(
                  file, listener.key(), listener.bind(), address.getHostAddress(), e.getMessage()),
          e);
    }
    try {
      bind(address, listener.port());
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw new CannotStart(
          "%s %s_port: port %d on %s %s"
              .formatted(
                  file,
                  listener.key(),
                  listener.port(),
                  address.getHostAddress(),
                  reason.toLowerCase(Locale.ROOT).contains("permission denied")
                      ? "may not be opened by this user, expected one above 1023"
                      : "is in use by another process, expected a free one"),
          e);
    }
  }

  private static void bind(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      // As the server itself does: a port that merely lingers after a restart is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    }
  }
}
