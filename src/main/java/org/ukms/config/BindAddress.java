package org.ukms.config;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.ukms.config.toml.Quoted;

/** What {@code ukms_bind} stands for. */
final class BindAddress {

  private static final String EXPECTED =
      "an IP address or host name of this machine, or the name of a network interface";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]{1,255}");

  // The resolver takes 127.1 and 5555 for addresses; whoever writes that means something else.
  private static final Pattern SHORT_ADDRESS = Pattern.compile("\\d+(\\.\\d+){0,2}\\.?");

  private static final long RESOLVE_SECONDS = 1;

  private BindAddress() {}

  /**
   * Finds the address: an interface goes before a host of the same name, IPv4 before IPv6.
   *
   * @throws IllegalArgumentException if there is none here; the message is fit for a log
   */
  static InetAddress parse(String text) {
    if (!FORM.matcher(text).matches() || SHORT_ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address, expected " + EXPECTED);
    }
    InetAddress address =
        ofInterface(text)
            .or(() -> ofHost(text))
            .orElseThrow(() -> refused(text, "stands for no address"));
    // Binding is the one test that is right for 127.0.0.2 and for addresses that move, too.
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.getInetAddress();
    } catch (IOException e) {
      throw refused(text, "is not of this machine");
    }
  }

  private static Optional<InetAddress> ofInterface(String name) {
    try {
      return Optional.ofNullable(NetworkInterface.getByName(name))
          .flatMap(
              found ->
                  found
                      .inetAddresses()
                      .min(
                          Comparator.comparing((InetAddress a) -> !(a instanceof Inet4Address))
                              .thenComparing(InetAddress::isLinkLocalAddress)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Asks the resolver, which may ask the network, in bounded time. */
  private static Optional<InetAddress> ofHost(String name) {
    // Not completeOnTimeout(): its thread would keep our class loader after an undeploy.
    try {
      return CompletableFuture.supplyAsync(() -> resolved(name))
          .get(RESOLVE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<InetAddress> resolved(String name) {
    try {
      return Optional.of(InetAddress.getByName(name));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static IllegalArgumentException refused(String text, String wrong) {
    return new IllegalArgumentException(
        Quoted.value(text) + " " + wrong + ", expected " + EXPECTED);
  }
}
