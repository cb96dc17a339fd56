package org.ukms.rotation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.peer.PeerException;
import org.ukms.state.Pair;

/** Two nodes with a device each, and one fault at a time wherever a test wants it. */
final class VirtualPair {

  static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Duration HOP = Duration.ofMillis(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RESTART = Duration.ofSeconds(7);

  final VirtualTime time = new VirtualTime();
  final QkdLink qkd;
  final VirtualNode alice;
  final VirtualNode bob;

  /** The fault that happens next, in what this node does. */
  private Optional<Fault> fault = Optional.empty();

  private VirtualNode at;

  VirtualPair(Path folder, long seed) throws IOException {
    this.qkd = new QkdLink(seed);
    this.alice = new VirtualNode("hsn_alice", time, INTERVAL, folder, seed);
    this.bob = new VirtualNode("hsn_bob", time, INTERVAL, folder, seed + 1);
    connect(alice, bob);
    connect(bob, alice);
  }

  void start() {
    alice.start();
    bob.start();
  }

  /** Makes the next chance for this fault, in a rotation that this node begins, go wrong. */
  void schedule(Fault next, VirtualNode initiator) {
    fault = Optional.of(next);
    at = initiator;
    if (next == Fault.KEY_FILE_NOT_WRITTEN) {
      initiator.keyFileFails = true;
    }
    if (next == Fault.STATE_NOT_WRITTEN) {
      initiator.breakState(other(initiator).peerName(), true);
    }
  }

  /** The end of a fault that lasts. */
  void repair() {
    fault = Optional.empty();
    for (VirtualNode node : new VirtualNode[] {alice, bob}) {
      node.keyFileFails = false;
      node.breakState(other(node).peerName(), false);
    }
  }

  boolean happened() {
    return fault.isEmpty();
  }

  boolean equal() {
    String psk = alice.psk(bob.peerName());
    return psk.length() == 44 && psk.equals(bob.psk(alice.peerName()));
  }

  private VirtualNode other(VirtualNode node) {
    return node == alice ? bob : alice;
  }

  private void connect(VirtualNode node, VirtualNode other) {
    node.connect(
        other.peerName(),
        delivery ->
            ClassicLink.of(
                new Pair(node.name, other.peerName()),
                peer(node, other),
                kme(node, other),
                time,
                delivery));
  }

  private boolean happens(Fault candidate, VirtualNode initiator) {
    if (fault.filter(candidate::equals).isEmpty() || at != initiator) {
      return false;
    }
    fault = Optional.empty();
    return true;
  }

  private boolean kills(Fault candidate, VirtualNode initiator, VirtualNode victim) {
    if (!happens(candidate, initiator)) {
      return false;
    }
    victim.kill();
    time.in(RESTART, victim::start);
    return true;
  }

  private Function<Verb, CompletableFuture<KeyId>> peer(VirtualNode from, VirtualNode to) {
    return verb -> {
      CompletableFuture<KeyId> reply = new CompletableFuture<>();
      int life = from.life();
      from.sent.add(verb.path());
      if (!kills(Fault.INITIATOR_KILLED_BEFORE_THE_REQUEST, from, from)) {
        time.in(HOP, () -> arrive(from, life, to, verb, reply));
      }
      return reply;
    };
  }

  private void arrive(
      VirtualNode from, int life, VirtualNode to, Verb verb, CompletableFuture<KeyId> reply) {
    boolean lost =
        happens(Fault.REQUEST_LOST, from)
            || kills(Fault.RESPONDER_KILLED_BEFORE_ENC_KEYS, from, to);
    if (lost || !to.alive()) {
      failLater(reply, "no connection");
      return;
    }
    int responderLife = to.life();
    Responder responder = to.responder(from.peerName());
    CompletableFuture<KeyId> answer = responder.answer(verb);
    if (happens(Fault.REQUEST_REPEATED, from)) {
      var unused = responder.answer(verb).thenAccept(id -> responder.replyLeft(verb, id));
    }
    time.in(TIMEOUT, () -> reply.completeExceptionally(lost("no whole reply")));
    var unused =
        answer.whenComplete(
            (id, failure) -> {
              if (failure != null) {
                failLater(reply, "status 503");
              } else {
                leave(from, life, to, responderLife, verb, id, reply);
              }
            });
  }

  private void leave(
      VirtualNode from,
      int life,
      VirtualNode to,
      int responderLife,
      Verb verb,
      KeyId id,
      CompletableFuture<KeyId> reply) {
    if (happens(Fault.REPLY_DOES_NOT_LEAVE, from)
        || kills(Fault.RESPONDER_KILLED_BEFORE_THE_REPLY, from, to)) {
      return;
    }
    boolean lost = happens(Fault.REPLY_LEAVES_AND_IS_LOST, from);
    if (!kills(Fault.RESPONDER_KILLED_AFTER_THE_REPLY_LEFT, from, to)
        && to.life() == responderLife) {
      to.responder(from.peerName()).replyLeft(verb, id);
    }
    if (!lost && !kills(Fault.INITIATOR_KILLED_BEFORE_THE_REPLY, from, from)) {
      time.in(HOP, () -> deliver(from, life, () -> reply.complete(id)));
    }
  }

  private static void deliver(VirtualNode to, int life, Runnable completion) {
    if (to.alive() && to.life() == life) {
      completion.run();
    }
  }

  Kme kme(VirtualNode node, VirtualNode other) {
    return new Kme() {
      @Override
      public CompletableFuture<QkdKey> getKey() {
        return enc(node, other);
      }

      @Override
      public CompletableFuture<QkdKey> getKey(KeyId id) {
        return dec(node, id);
      }
    };
  }

  /** Inside a rotation that the other node began. */
  private CompletableFuture<QkdKey> enc(VirtualNode node, VirtualNode initiator) {
    if (happens(Fault.ENC_KEYS_UNREACHABLE, initiator)) {
      return failed(Kind.UNREACHABLE);
    }
    if (happens(Fault.ENC_KEYS_REFUSED, initiator)) {
      return failed(Kind.REFUSED);
    }
    QkdKey key = qkd.take();
    if (happens(Fault.ENC_KEYS_REPLY_LOST, initiator)) {
      return failed(Kind.NO_REPLY);
    }
    if (kills(Fault.RESPONDER_KILLED_BEFORE_THE_KEY, initiator, node)) {
      return new CompletableFuture<>();
    }
    return later(node, key);
  }

  private CompletableFuture<QkdKey> dec(VirtualNode node, KeyId id) {
    if (kills(Fault.INITIATOR_KILLED_BEFORE_DEC_KEYS, node, node)) {
      return new CompletableFuture<>();
    }
    if (happens(Fault.DEC_KEYS_UNREACHABLE, node)) {
      return failed(Kind.UNREACHABLE);
    }
    if (happens(Fault.DEC_KEYS_REFUSED, node)) {
      return failed(Kind.REFUSED);
    }
    Optional<QkdKey> key = qkd.take(id);
    if (happens(Fault.DEC_KEYS_REPLY_LOST, node)) {
      return failed(Kind.NO_REPLY);
    }
    if (kills(Fault.INITIATOR_KILLED_BEFORE_THE_KEY, node, node)) {
      return new CompletableFuture<>();
    }
    return key.map(found -> later(node, found)).orElseGet(() -> failed(Kind.REFUSED));
  }

  private CompletableFuture<QkdKey> later(VirtualNode node, QkdKey key) {
    CompletableFuture<QkdKey> reply = new CompletableFuture<>();
    int life = node.life();
    time.in(HOP, () -> deliver(node, life, () -> reply.complete(key)));
    return reply;
  }

  private static CompletableFuture<QkdKey> failed(Kind kind) {
    return CompletableFuture.failedFuture(
        new KmeException(kind, "QKD device: " + kind, Optional.empty(), null));
  }

  private void failLater(CompletableFuture<KeyId> reply, String why) {
    time.in(HOP, () -> reply.completeExceptionally(lost(why)));
  }

  private static PeerException lost(String why) {
    return new PeerException("peer: " + why, Optional.empty(), null);
  }
}
