package org.ukms.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.ukms.delivery.PskDelivery;
import org.ukms.delivery.file.KeyFileDelivery;
import org.ukms.event.Event;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.state.StateStore;

/** A node in virtual time, with a real folder, that can be killed and started again. */
final class VirtualNode {

  final KmeId name;
  final List<Event> events = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  boolean keyFileFails;

  private final VirtualTime time;
  private final Duration interval;
  private final Path folder;
  private final Random random;
  private final Map<PeerName, Function<PskDelivery, PeerLink>> links = new HashMap<>();
  private Rotations rotations;
  private StateStore store;
  private int life;
  private boolean alive;

  VirtualNode(String name, VirtualTime time, Duration interval, Path parent, long seed)
      throws IOException {
    this.name = new KmeId(name);
    this.time = time;
    this.interval = interval;
    this.folder = Files.createDirectories(parent.resolve(name));
    this.random = new Random(seed);
  }

  PeerName peerName() {
    return new PeerName(name.value());
  }

  /** How a peer and its device are reached; a link is made anew in each life. */
  void connect(PeerName peer, Function<PskDelivery, PeerLink> link) {
    links.put(peer, link);
  }

  void start() {
    restore();
    rotations.begin();
  }

  /** A node that cannot be reached yet. */
  void restore() {
    try {
      alive = true;
      int current = ++life;
      store = StateStore.open(folder);
      List<PeerLink> made = new ArrayList<>();
      for (var link : links.entrySet()) {
        made.add(link.getValue().apply(delivery(link.getKey())));
      }
      Map<PeerName, Integer> armed = new HashMap<>();
      rotations =
          new Rotations(
              made,
              interval,
              store,
              new Surroundings(
                  time,
                  random,
                  random,
                  work -> time.in(Duration.ZERO, () -> runIn(current, work)),
                  (peer, wait) -> arm(current, armed, peer, wait),
                  events::add));
      rotations.restore();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private PskDelivery delivery(PeerName peer) throws IOException {
    KeyFileDelivery file = new KeyFileDelivery(keyFile(peer));
    return psk -> {
      if (keyFileFails) {
        throw new IOException("No space left on device");
      }
      file.deliver(psk);
    };
  }

  private void arm(int current, Map<PeerName, Integer> armed, PeerName peer, Duration wait) {
    int number = armed.merge(peer, 1, Integer::sum);
    time.in(
        wait,
        () -> {
          if (armed.get(peer) == number) {
            runIn(current, () -> rotations.tick(peer));
          }
        });
  }

  private void runIn(int current, Runnable work) {
    if (alive && life == current) {
      work.run();
    }
  }

  /** As kill -9: nothing of this life happens any more. */
  void kill() {
    try {
      alive = false;
      life++;
      store.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean alive() {
    return alive;
  }

  int life() {
    return life;
  }

  Rotations rotations() {
    return rotations;
  }

  PeerRotation rotation(PeerName peer) {
    return rotations.rotation(peer).orElseThrow();
  }

  Responder responder(PeerName peer) {
    return rotations.responder(peer).orElseThrow();
  }

  Path keyFile(PeerName peer) {
    return folder.resolve(peer + ".key");
  }

  Path stateFile(PeerName peer) {
    return folder.resolve(peer + ".state");
  }

  String psk(PeerName peer) {
    try {
      return Files.exists(keyFile(peer))
          ? Files.readString(keyFile(peer), StandardCharsets.US_ASCII)
          : "none";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A folder with something in it, where the temporary file would be made. */
  void breakState(PeerName peer, boolean broken) {
    Path obstacle = folder.resolve("." + peer + ".state.tmp");
    try {
      if (broken) {
        Files.createDirectories(obstacle.resolve("full"));
      } else {
        Files.deleteIfExists(obstacle.resolve("full"));
        Files.deleteIfExists(obstacle);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
