package org.ukms.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ukms.event.ChainEvent.ClosedStale;
import org.ukms.event.ChainEvent.Stale;
import org.ukms.event.DeliveryEvent.DeliveryBack;
import org.ukms.event.DeliveryEvent.DeliveryFailed;
import org.ukms.event.Event.AnswerFailed;
import org.ukms.event.Event.Answered;
import org.ukms.event.Event.CertificateRefused;
import org.ukms.event.Event.Flooded;
import org.ukms.event.Event.Paused;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.Event.Resumed;
import org.ukms.event.Event.Rotated;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.RotationOrdered;
import org.ukms.event.Event.StateDamaged;
import org.ukms.event.Event.WriteFailed;
import org.ukms.event.KmeEvent.DeviceBack;
import org.ukms.event.KmeEvent.DeviceDiffers;
import org.ukms.event.KmeEvent.DeviceFailing;
import org.ukms.event.KmeEvent.KeysEnough;
import org.ukms.event.KmeEvent.KeysLow;
import org.ukms.event.KmeEvent.Paced;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;

class EventTest {

  private static final PeerName BOB = new PeerName("hsn_bob");
  private static final KeyId ONE = new KeyId("one");
  private static final KeyId TWO = new KeyId("two");
  private static final Duration TOOK = Duration.ofMillis(12);
  private static final Duration NEXT = Duration.ofMillis(2_340);

  @Test
  void v1_aSuccessIsOneLineAndNoAlarm() {
    says(new Rotated(BOB, ONE, TOOK, Optional.of(NEXT)), "rotated, key ID one, 12 ms", false);
    says(new Answered(BOB, Verb.ROTATE, ONE, TOOK), "answered /rotate, key ID one, 12 ms", false);
    says(
        new PskInstalled(BOB, Optional.of(ONE), Optional.of(TWO), Instant.EPOCH),
        "PSK in place, key IDs one and two",
        false);
  }

  @Test
  void v1_aFailureHasItsCauseAndTheNextAttempt() {
    says(
        new RotationFailed(BOB, "no reply", Optional.of(NEXT)),
        "rotation failed: no reply; next attempt in 2.3 s",
        true);
    says(
        new AnswerFailed(BOB, Verb.NEW, "no key"),
        "no answer to /new: no key; the peer will ask again",
        true);
    says(
        new WriteFailed(BOB, "full", Optional.of(NEXT)),
        "not written: full; next attempt in 2.3 s",
        true);
    says(
        new StateDamaged(BOB, "no JSON", Path.of("/x/bob.damaged")),
        "its saved state is damaged: no JSON; kept as /x/bob.damaged, starting anew",
        true);
  }

  @Test
  void v1_aFailureInAPauseHasNoNextAttempt() {
    says(
        new RotationFailed(BOB, "no reply", Optional.empty()),
        "rotation failed: no reply; paused, no next attempt",
        true);
  }

  @Test
  void v4_whatTheOperatorDoesIsALineAndNoAlarm() {
    says(new Paused(BOB), "paused: it is answered, but not asked", false);
    says(new Resumed(BOB, NEXT), "resumed; next attempt in 2.3 s", false);
    says(
        new RotationOrdered(BOB, Optional.of(NEXT)),
        "rotation ordered; next attempt in 2.3 s",
        false);
    says(
        new RotationOrdered(BOB, Optional.empty()),
        "rotation ordered, after the one that is under way",
        false);
  }

  @Test
  void v5_whatChangesWithADeviceIsALine() {
    says(
        new DeviceFailing(BOB, "QKD device at https://a, enc_keys: status 503"),
        "one of its QKD devices fails: QKD device at https://a, enc_keys: status 503",
        true);
    says(new DeviceBack(BOB, "https://a"), "QKD device at https://a answers again", false);
    says(new DeviceDiffers(BOB, "it takes us for x"), "it takes us for x", true);
    says(new KeysLow(BOB, 7, 20), "keys run low: 7 stored, alarm below 20", true);
    says(new KeysEnough(BOB, 22), "enough keys again: 22 stored", false);
    says(
        new Paced(BOB, Duration.ofMinutes(6), Optional.of(NEXT)),
        "rotates every 360 s from now on; next attempt in 2.3 s",
        false);
  }

  @Test
  void v3_aFloodIsAnAlarm() {
    says(
        new Flooded(BOB, Duration.ofSeconds(15)),
        "too many requests in its name, refused for 15.0 s",
        true);
  }

  @Test
  void v3_aRefusedCertificateIsAnAlarm() {
    says(
        new CertificateRefused(BOB, "CN=carol", "names hsn_carol"),
        "certificate refused: CN=carol: names hsn_carol",
        true);
  }

  @Test
  void aNumberIsWrittenAlikeEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(new Flooded(BOB, NEXT).text()).endsWith("2.3 s");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void v6_aDeliveryThatFailsIsNamedWithItsCauseAndTheNextAttempt() {
    says(
        new DeliveryFailed(BOB, "wireguard wg0", "wg0 has no peer", NEXT),
        "delivery wireguard wg0 failed: wg0 has no peer; next attempt in 2.3 s",
        true);
    says(new DeliveryBack(BOB, "wireguard wg0"), "delivery wireguard wg0 is in place again", false);
    says(
        new Stale(BOB, Optional.of(Duration.ofMinutes(3))),
        "stale: no new PSK for 180 s, a random key is in its place",
        true);
    says(
        new Stale(BOB, Optional.empty()),
        "stale: a random key is in the place of the PSK until the peer has proved itself",
        true);
    says(
        new ClosedStale(BOB),
        "a random key is in the place of the PSK, as on_shutdown = \"random\"",
        false);
  }

  @Test
  void v2_noEventHasAPlaceForASecret() {
    List<Class<?>> events =
        Stream.of(Event.class, ChainEvent.class, DeliveryEvent.class, KmeEvent.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .toList();
    assertThat(events)
        .hasSize(33)
        .allSatisfy(
            event ->
                assertThat(
                        List.of(
                            PeerName.class.getTypeName(),
                            KeyId.class.getTypeName(),
                            Verb.class.getTypeName(),
                            Duration.class.getTypeName(),
                            "long",
                            "boolean",
                            "java.util.Optional<java.time.Duration>",
                            "java.util.Optional<org.ukms.key.KeyId>",
                            Instant.class.getTypeName(),
                            String.class.getTypeName(),
                            Path.class.getTypeName()))
                    .containsAll(
                        Arrays.stream(event.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .map(Type::getTypeName)
                            .toList()));
  }

  private static void says(Event event, String text, boolean alarming) {
    assertThat(event.line()).isEqualTo("hsn_bob: " + text);
    assertThat(event.alarming()).isEqualTo(alarming);
    assertThat(event.peer()).isEqualTo(BOB);
  }
}
