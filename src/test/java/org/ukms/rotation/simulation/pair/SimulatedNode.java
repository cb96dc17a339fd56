package org.ukms.rotation.simulation.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ukms.delivery.file.KeyFileDelivery;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.PatientKme;
import org.ukms.event.Event;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.Peer;
import org.ukms.rotation.PeerLink;
import org.ukms.rotation.PeerRotation;
import org.ukms.rotation.Rotations;
import org.ukms.rotation.UnknownSupply;
import org.ukms.rotation.VirtualTime;
import org.ukms.rotation.confirmed.ConfirmedPeer;
import org.ukms.rotation.simulation.disk.MemoryDisk;
import org.ukms.schedule.Delays;
import org.ukms.state.Pair;
import org.ukms.state.StateStore;

/** A node with one peer, which can be killed between any two things that it does. */
public final class SimulatedNode {

  private static final Duration KEY_WAIT = Duration.ofSeconds(5);

  public final List<Event> events = new ArrayList<>();

  private final KmeId name;
  private final PeerName peer;
  private final MemoryDisk disk;
  private final VirtualTime time;
  private final Random random;
  private Setting setting;
  private Peer reach;
  private Kme device;

  private Optional<StateStore> store = Optional.empty();
  private Rotations rotations;
  private Token process = new Token("AAECAwQFBgcICQoLDA0ODw==");
  private int life;
  private int armed;
  private boolean alive;

  SimulatedNode(
      String name, String peer, MemoryDisk disk, VirtualTime time, Setting setting, Random random) {
    this.name = new KmeId(name);
    this.peer = new PeerName(peer);
    this.disk = disk;
    this.time = time;
    this.setting = setting;
    this.random = random;
  }

  void connect(Peer other, Kme own) {
    reach = other;
    device = own;
  }

  /** What holds from the next start on. */
  public void configure(Setting next) {
    setting = next;
  }

  /** Starts a process, which may end at once: killed, or since it cannot read its disk. */
  public void start() {
    startAs(Token.of(random));
  }

  /** The process that goes on, which the others tell from all others by this. */
  public Token process() {
    return process;
  }

  /** Starts a process that the others take for this one. */
  public void startAs(Token known) {
    process = known;
    int current = ++life;
    alive = true;
    try {
      begin(current);
    } catch (Killed expected) {
      alive = false;
    } catch (IOException unread) {
      kill();
    }
  }

  private void begin(int current) throws IOException {
    StateStore own = StateStore.open(disk.folder());
    store = Optional.of(own);
    Surroundings around =
        new Surroundings(
            time,
            random,
            random,
            work -> time.in(Duration.ZERO, () -> run(current, work)),
            (who, wait) -> arm(current, wait),
            event -> tell(current, event));
    Delays delays = (wait, work) -> time.in(wait, () -> run(current, work));
    Link link =
        Link.between(name.value(), "sae_" + name.value(), peer.value(), "sae_" + peer.value());
    PeerLink to =
        new PeerLink(
            new Pair(name, peer),
            reach,
            device,
            new PatientKme(device, KEY_WAIT, delays, time),
            UnknownSupply.of(peer),
            new KeyFileDelivery(disk.folder().resolve(keyFile())),
            setting.agreement(link, process));
    rotations = new Rotations(List.of(to), setting.interval(), own, around);
    rotations.restore();
    rotations.begin();
  }

  private void arm(int current, Duration wait) {
    int number = ++armed;
    time.in(
        wait,
        () -> {
          if (armed == number) {
            run(current, () -> rotations.tick(peer));
          }
        });
  }

  private void tell(int current, Event event) {
    if (lives(current)) {
      events.add(event);
    }
  }

  /** Does what a process of this life would do. */
  void run(int inLife, Runnable work) {
    if (lives(inLife)) {
      try {
        work.run();
      } catch (Killed expected) {
        alive = false;
      }
    }
  }

  /** As {@code kill -9}: nothing of this life happens any more. */
  public void kill() {
    alive = false;
    life++;
    try {
      if (store.isPresent()) {
        store.get().close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    store = Optional.empty();
  }

  /** The same in the middle of what it does. */
  public Killed killedHere() {
    kill();
    return new Killed();
  }

  public boolean isAlive() {
    return alive;
  }

  int life() {
    return life;
  }

  boolean lives(int inLife) {
    return alive && life == inLife;
  }

  PeerName peerName() {
    return new PeerName(name.value());
  }

  Rotations rotations() {
    return rotations;
  }

  /** Our end of the confirmed exchange. */
  public ConfirmedPeer confirmed() {
    return rotations.confirmed(peer).orElseThrow();
  }

  /** Its rotations, as an operator sees them. */
  public PeerRotation rotation() {
    return rotations.rotation(peer).orElseThrow();
  }

  /** Whether the classic exchange is answered. */
  public boolean answersClassic() {
    return rotations.responder(peer).isPresent();
  }

  public MemoryDisk disk() {
    return disk;
  }

  public String keyFile() {
    return peer + ".key";
  }

  public String stateFile() {
    return peer + ".state";
  }

  /** What stands in the key file. */
  public String psk() {
    return disk.text(keyFile()).orElse("none");
  }

  /** The events of one kind. */
  public <E extends Event> List<E> told(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
