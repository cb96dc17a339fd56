package org.ukms.rotation.simulation.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.ukms.exchange.Verb;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.key.KeyId;
import org.ukms.peer.Peer;
import org.ukms.peer.PeerException;
import org.ukms.peer.Probe;
import org.ukms.rotation.Responder;
import org.ukms.rotation.VirtualTime;

/** The network between two nodes: what is sent may be lost, come late, or come twice. */
public final class Wire {

  /** As in the client that is shipped. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static final Duration PREPARE = Duration.ofSeconds(15);
  private static final Duration CLASSIC = Duration.ofSeconds(10);
  private static final String SOURCE = "192.0.2.1";

  /** What was sent, by its verb, until a test forgets it. */
  public final List<String> sent = new ArrayList<>();

  private final VirtualTime time;
  private final Random random;
  private Weather weather = Weather.FINE;
  private Consumer<Message> listener = message -> {};

  Wire(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  /** How well messages travel from now on. */
  public void have(Weather next) {
    weather = next;
  }

  /** Overhears what is said in the confirmed exchange. */
  public void listen(Consumer<Message> next) {
    listener = next;
  }

  /** What arrives at the other node, and is answered there. */
  private interface Arrival<T> {
    CompletableFuture<T> at(SimulatedNode receiver);
  }

  Peer between(SimulatedNode from, SimulatedNode to) {
    return new Peer() {
      @Override
      public CompletableFuture<KeyId> ask(Verb verb) {
        sent.add(verb.path());
        return call(from, to, CLASSIC, receiver -> classic(receiver, from, verb));
      }

      @Override
      public CompletableFuture<Probe> probe() {
        sent.add("probe");
        return call(from, to, SHORT, receiver -> probed(receiver, from));
      }

      @Override
      public CompletableFuture<Answer> send(Message message) {
        sent.add(message.verb());
        listener.accept(message);
        byte[] bytes = message.json();
        Duration wait = message instanceof Prepare ? PREPARE : SHORT;
        return call(from, to, wait, receiver -> confirmed(receiver, from, message, bytes));
      }
    };
  }

  private static CompletableFuture<Probe> probed(SimulatedNode receiver, SimulatedNode from) {
    return CompletableFuture.completedFuture(
        receiver.rotations().mayConfirm(from.peerName()) ? Probe.CONFIRMED : Probe.CLASSIC);
  }

  private static CompletableFuture<KeyId> classic(
      SimulatedNode receiver, SimulatedNode from, Verb verb) {
    Optional<Responder> responder = receiver.rotations().responder(from.peerName());
    if (responder.isEmpty()) {
      return CompletableFuture.failedFuture(failure("status 404, expected 200"));
    }
    return responder
        .get()
        .answer(verb)
        .whenComplete(
            (id, failure) -> {
              if (failure == null) {
                responder.get().replyLeft(verb, id);
              }
            });
  }

  private static CompletableFuture<Answer> confirmed(
      SimulatedNode receiver, SimulatedNode from, Message message, byte[] bytes) {
    return receiver.rotations().mayConfirm(from.peerName())
        ? receiver
            .confirmed()
            .end()
            .answer(Bytes.read(message, bytes), SOURCE)
            .thenApply(answer -> Bytes.read(message, answer))
        : CompletableFuture.failedFuture(
            failure("it speaks the classic exchange alone, expected the confirmed one"));
  }

  private <T> CompletableFuture<T> call(
      SimulatedNode from, SimulatedNode to, Duration wait, Arrival<T> arrival) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    int life = from.life();
    if (!from.isAlive()) {
      return reply;
    }
    time.in(wait, () -> from.run(life, () -> fail(reply, failure("no whole reply"))));
    int copies = weather.doubles(random) ? 2 : 1;
    for (int copy = 0; copy < copies; copy++) {
      travel(() -> arrive(from, life, to, arrival, reply));
    }
    return reply;
  }

  private void travel(Runnable arrival) {
    weather.travel(random).ifPresent(duration -> time.in(duration, arrival));
  }

  private <T> void arrive(
      SimulatedNode from,
      int life,
      SimulatedNode to,
      Arrival<T> arrival,
      CompletableFuture<T> reply) {
    if (!to.isAlive()) {
      travel(() -> from.run(life, () -> fail(reply, failure("connection refused"))));
      return;
    }
    int receivers = to.life();
    to.run(
        receivers,
        () -> {
          var unused =
              arrival
                  .at(to)
                  .whenComplete(
                      (answer, failure) -> {
                        if (to.lives(receivers)) {
                          leave(from, life, reply, answer, failure);
                        }
                      });
        });
  }

  private <T> void leave(
      SimulatedNode from, int life, CompletableFuture<T> reply, T answer, Throwable failure) {
    boolean failed = failure != null || answer instanceof Answer.Busy;
    travel(
        () ->
            from.run(
                life,
                () -> {
                  if (failed) {
                    fail(reply, failure("status 503, expected 200: " + failure));
                  } else {
                    reply.complete(answer);
                  }
                }));
  }

  private static void fail(CompletableFuture<?> reply, PeerException failure) {
    reply.completeExceptionally(failure);
  }

  private static PeerException failure(String what) {
    return new PeerException("peer: " + what, Optional.empty(), null);
  }
}
