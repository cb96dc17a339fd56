package org.ukms.rotation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.ukms.delivery.PskDelivery;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.PatientKme;
import org.ukms.etsi014.pool.SupplyWatch;
import org.ukms.exchange.Protocol;
import org.ukms.exchange.Verb;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;
import org.ukms.pairing.FailClosed;
import org.ukms.peer.Peer;
import org.ukms.peer.Probe;
import org.ukms.rotation.confirmed.Agreement;
import org.ukms.state.Pair;

/** Links on which the classic exchange alone is spoken. */
public final class ClassicLink {

  private static final Agreement CLASSIC =
      new Agreement(
          Protocol.CLASSIC,
          new Terms(
              new Link("a", "b", "sae_a", "sae_b"),
              Optional.empty(),
              new Token("AAECAwQFBgcICQoLDA0ODw==")),
          FailClosed.NEVER,
          false);

  private ClassicLink() {}

  /** A link to a peer that answers like this, with a device that is asked once. */
  public static PeerLink of(
      Pair pair,
      Function<Verb, CompletableFuture<KeyId>> answers,
      Kme kme,
      InstantSource clock,
      PskDelivery delivery) {
    return of(pair, answers, kme, UnknownSupply.of(pair.peer()), clock, delivery);
  }

  /** The same, whose keys are watched. */
  static PeerLink of(
      Pair pair,
      Function<Verb, CompletableFuture<KeyId>> answers,
      Kme kme,
      SupplyWatch supply,
      InstantSource clock,
      PskDelivery delivery) {
    return new PeerLink(
        pair,
        peer(answers),
        kme,
        new PatientKme(kme, Duration.ZERO, (wait, work) -> {}, clock),
        supply,
        delivery,
        CLASSIC);
  }

  private static Peer peer(Function<Verb, CompletableFuture<KeyId>> answers) {
    return new Peer() {
      @Override
      public CompletableFuture<KeyId> ask(Verb verb) {
        return answers.apply(verb);
      }

      @Override
      public CompletableFuture<Probe> probe() {
        throw new AssertionError("asked which exchange it speaks");
      }

      @Override
      public CompletableFuture<Answer> send(Message message) {
        throw new AssertionError("got a message of the confirmed exchange");
      }
    };
  }
}
