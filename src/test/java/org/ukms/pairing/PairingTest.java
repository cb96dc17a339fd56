package org.ukms.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.Handover;
import org.ukms.event.ChainEvent.ClosedStale;
import org.ukms.event.Event;
import org.ukms.event.Event.WriteFailed;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.SampleKeys;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.schedule.Backoff;
import org.ukms.state.Pair;
import org.ukms.state.StateStore;

/** L-6, L-9 and R-23: what is handed to the deliveries where no PSK is to be used. */
class PairingTest {

  private static final Pair PAIR = new Pair(new KmeId("hsn_alice"), new PeerName("hsn_bob"));
  private static final FailClosed AT_SHUTDOWN = new FailClosed(Optional.empty(), true);

  @TempDir Path folder;

  private final List<String> delivered = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private StateStore store;
  private boolean broken;

  @BeforeEach
  void openTheStore() throws IOException {
    store = StateStore.open(folder);
  }

  @AfterEach
  void closeTheStore() throws IOException {
    store.close();
  }

  private Pairing restored(FailClosed failClosed) throws IOException {
    Pairing pairing =
        new Pairing(
            PAIR,
            store,
            this::deliver,
            new Backoff(Duration.ofMinutes(1), new Random(1)),
            false,
            failClosed,
            new Surroundings(
                () -> Instant.EPOCH,
                new Random(2),
                new Random(3),
                Runnable::run,
                (peer, in) -> {},
                events::add));
    pairing.restore();
    return pairing;
  }

  private void deliver(Handover handover) throws IOException {
    if (broken) {
      throw new IOException("full");
    }
    Optional<Psk> known = handover.keys().of(Optional.empty());
    delivered.add(
        known.map(SampleKeys::text).orElse("none")
            + " "
            + handover.reason().word()
            + handover.facts().ours().map(id -> " " + id).orElse("")
            + handover.facts().theirs().map(id -> " " + id).orElse(""));
    known.ifPresent(Psk::close);
  }

  private static void agree(Pairing pairing) throws IOException {
    pairing.offer(Verb.NEW, SampleKeys.key("one", SampleKeys.K1));
    assertThat(pairing.replyLeft(new KeyId("one"))).isTrue();
    pairing.received(SampleKeys.key("two", SampleKeys.K2));
  }

  @Test
  void l6_whereNothingIsKnownNoKeyIsHandedOverAndWhoNeedsOneIsTold() throws IOException {
    try (Pairing pairing = restored(FailClosed.NEVER)) {
      assertThat(delivered).containsExactly("none stale");
      assertThat(pairing.isStale()).isFalse();
    }
    assertThat(delivered).hasSize(1);
  }

  @Test
  void aPskIsHandedOverWithTheIdsOfItsKeys() throws IOException {
    try (Pairing pairing = restored(FailClosed.NEVER)) {
      agree(pairing);

      assertThat(delivered).last().isEqualTo(SampleKeys.PSK + " exchanged one two");
    }
    assertThat(delivered).as("a stop keeps it").last().asString().contains("exchanged");
  }

  @Test
  void r23_aNodeThatEndsLeavesARandomKeyAndThePskComesBackWithIt() throws IOException {
    Pairing first = restored(AT_SHUTDOWN);
    agree(first);
    first.close();
    assertThat(delivered).last().asString().endsWith(" stale").doesNotContain(SampleKeys.PSK);
    assertThat(events).last().isEqualTo(new ClosedStale(PAIR.peer()));

    try (Pairing again = restored(AT_SHUTDOWN)) {
      assertThat(delivered).last().isEqualTo(SampleKeys.PSK + " exchanged one two");
      assertThat(again.isStale()).isFalse();
    }
  }

  @Test
  void r23_whereThatFailsItIsToldWithoutANextAttempt() throws IOException {
    Pairing pairing = restored(AT_SHUTDOWN);
    broken = true;
    pairing.close();

    assertThat(events).last().isEqualTo(new WriteFailed(PAIR.peer(), "full", Optional.empty()));
  }
}
