package org.ukms.it.tunnel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/** A network namespace of a test. */
public final class Namespace implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Pattern NAME = Pattern.compile("ukms-it-(\\d+)-\\d+-\\w+");
  private static final long SECONDS_TO_END = 5;

  private final String name;
  private final int number;

  private Namespace(String name, int number) {
    this.name = name;
    this.number = number;
  }

  /**
   * Makes one.
   *
   * @param of whom it is for, a word
   */
  public static Namespace open(String of) {
    removeLeftBehind();
    int number = COUNT.incrementAndGet();
    String name = "ukms-it-" + ProcessHandle.current().pid() + "-" + number + "-" + of;
    Command.run(List.of("ip", "netns", "add", name));
    Namespace opened = new Namespace(name, number);
    opened.ip("link", "set", "lo", "up");
    return opened;
  }

  /** What keeps this machine from having them and tunnels, if anything does. */
  public static Optional<String> missing() {
    for (List<String> tool :
        List.of(
            List.of("id", "-u"),
            List.of("ip", "-V"),
            List.of("ping", "-V"),
            List.of("wg", "--version"),
            List.of("wireguard-go", "--version"))) {
      try {
        String said = Command.run(tool);
        if (tool.get(0).equals("id") && !said.equals("0")) {
          return Optional.of("root, for network namespaces");
        }
      } catch (RuntimeException absent) {
        return Optional.of(tool.get(0) + ", for tunnels of WireGuard");
      }
    }
    try (Namespace probe = open("probe")) {
      var unused = WireGuard.start(probe, 0, "10.98.0.1");
      return Optional.empty();
    } catch (IOException | RuntimeException forbidden) {
      return Optional.of("the right to make tunnels: " + forbidden.getMessage());
    }
  }

  /** Joins the two by a cable, and gives each an address. */
  public void join(Namespace other, String ownAddress, String othersAddress) {
    String own = "to" + other.number;
    String others = "to" + number;
    ip("link", "add", own, "type", "veth", "peer", "name", others, "netns", other.name);
    ip("address", "add", ownAddress + "/30", "dev", own);
    ip("link", "set", own, "up");
    other.ip("address", "add", othersAddress + "/30", "dev", others);
    other.ip("link", "set", others, "up");
  }

  /** Sends what is for an address to a neighbour's other address. */
  public void route(String address, String neighbour) {
    ip("route", "add", address + "/32", "via", neighbour);
  }

  /** Has an address of its own besides, until it is taken away. */
  public void addAddress(String address) {
    ip("address", "add", address + "/32", "dev", "lo");
  }

  /** As if what has this address were cut off. */
  public void removeAddress(String address) {
    ip("address", "delete", address + "/32", "dev", "lo");
  }

  /**
   * A name for an interface that no other of this machine has.
   *
   * @param which its number in this namespace
   */
  public String interfaceName(int which) {
    return "wg"
        + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX)
        + "n"
        + Integer.toString(number, Character.MAX_RADIX)
        + "i"
        + which;
  }

  String ip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip", "-n", name));
    command.addAll(List.of(arguments));
    return Command.run(command);
  }

  /** What stands before a command that is to run here; the process keeps its ID. */
  public List<String> prefix() {
    return List.of("ip", "netns", "exec", name);
  }

  /** The command that runs this one here. */
  public ProcessBuilder command(String... command) {
    List<String> whole = new ArrayList<>(prefix());
    whole.addAll(List.of(command));
    return new ProcessBuilder(whole);
  }

  /** Connections that begin here. */
  public SocketFactory sockets() {
    return new SocketsInside(this);
  }

  @Override
  public void close() {
    remove(name);
  }

  /** The names of all that there are on this machine. */
  public static List<String> names() {
    // A line may have a number after the name.
    return Command.run(List.of("ip", "netns", "list"))
        .lines()
        .map(line -> line.replaceFirst(" .*", ""))
        .toList();
  }

  /** One at a time: several classes begin together. */
  private static synchronized void removeLeftBehind() {
    for (String each : names()) {
      Matcher name = NAME.matcher(each);
      if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
        remove(name.group());
      }
    }
  }

  private static void remove(String name) {
    end(processes(name).peek(ProcessHandle::destroy));
    end(processes(name).peek(ProcessHandle::destroyForcibly));
    Command.run(List.of("ip", "netns", "delete", name));
  }

  private static Stream<ProcessHandle> processes(String name) {
    return Command.run(List.of("ip", "netns", "pids", name))
        .lines()
        .map(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
        .flatMap(Optional::stream);
  }

  private static void end(Stream<ProcessHandle> asked) {
    CompletableFuture<?>[] ends =
        asked.map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
