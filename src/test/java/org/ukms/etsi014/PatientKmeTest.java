package org.ukms.etsi014;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;
import org.ukms.rotation.VirtualTime;

/** E-5, and what is known of a device's readiness. */
class PatientKmeTest {

  private static final KeyId ID = new KeyId("KID-1");
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final VirtualTime time = new VirtualTime();
  private final ScriptedKme device = new ScriptedKme(time);
  private final PatientKme kme = patient(WAIT);

  private PatientKme patient(Duration keyWait) {
    return new PatientKme(device, keyWait, time::in, time);
  }

  private static Duration[] at(long... millis) {
    return LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  private static KmeException failure(CompletableFuture<QkdKey> call) {
    assertThat(call).isDone();
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(KmeException.class);
    return (KmeException) thrown.getCause();
  }

  @Test
  void asksAgainForAKeyThatIsNotFoundUntilItsTimeIsUp() {
    CompletableFuture<QkdKey> call = kme.getKey(ID);

    time.pass(WAIT.minusMillis(1));
    assertThat(call).isNotDone();
    time.pass(Duration.ofMinutes(1));

    assertThat(device.asked()).containsExactly(at(0, 250, 750, 1750, 2750, 3750, 4750, 5000));
    assertThat(failure(call)).hasMessage("answer 8");
    assertThat(failure(call).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void deliversTheKeyOnceTheTwinHasIt() throws Exception {
    device.fails(Kind.NOT_FOUND);
    device.fails(Kind.NOT_FOUND);
    QkdKey key = SampleKeys.filledWith(7, "KID-1");
    device.answers(key);

    CompletableFuture<QkdKey> call = kme.getKey(ID);
    time.pass(Duration.ofMinutes(1));

    assertThat(call.get()).isEqualTo(key);
    assertThat(device.asked()).containsExactly(at(0, 250, 750));
  }

  @Test
  void countsTheTimeThatTheDeviceTakesToAnswer() {
    CompletableFuture<QkdKey> slow = new CompletableFuture<>();
    device.answers(slow);
    CompletableFuture<QkdKey> call = kme.getKey(ID);
    time.pass(WAIT);

    slow.completeExceptionally(new KmeException(Kind.NOT_FOUND, "late", Optional.empty(), null));

    assertThat(failure(call)).hasMessage("late");
    assertThat(device.asked()).hasSize(1);
  }

  @Test
  void asksOnceWhereItIsToldNotToWait() {
    CompletableFuture<QkdKey> call = patient(Duration.ZERO).getKey(ID);

    assertThat(failure(call).kind()).isEqualTo(Kind.NOT_FOUND);
    time.pass(Duration.ofMinutes(1));
    assertThat(device.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "NOT_FOUND", mode = EnumSource.Mode.EXCLUDE)
  void repeatsNothingAfterAnotherFailure(Kind kind) {
    device.fails(kind);

    assertThat(failure(kme.getKey(ID)).kind()).isEqualTo(kind);
    time.pass(Duration.ofMinutes(1));
    assertThat(device.asked()).hasSize(1);
  }

  @Test
  void endsAtAnotherFailureWhileItIsPatient() {
    device.fails(Kind.NOT_FOUND);
    device.fails(Kind.NO_REPLY);

    CompletableFuture<QkdKey> call = kme.getKey(ID);
    time.pass(Duration.ofMinutes(1));

    assertThat(failure(call).kind()).isEqualTo(Kind.NO_REPLY);
    assertThat(device.asked()).hasSize(2);
  }

  @Test
  void waitsAsLongAsTheDeviceAsksIfThereIsTime() {
    device.findsNothingAndAsksToWait(Duration.ofSeconds(3));
    device.findsNothingAndAsksToWait(Duration.ofSeconds(3));

    CompletableFuture<QkdKey> call = kme.getKey(ID);
    time.pass(Duration.ofMinutes(1));

    assertThat(device.asked()).containsExactly(at(0, 3000));
    assertThat(failure(call).retryAfter()).contains(Duration.ofSeconds(3));
  }

  @Test
  void neverAsksASecondTimeForAFreshKey() {
    assertThat(failure(kme.getKey()).kind()).isEqualTo(Kind.NOT_FOUND);

    time.pass(Duration.ofMinutes(1));
    assertThat(device.asked()).hasSize(1);
  }

  @Test
  void asksNoMoreOnceTheCallerHasGivenUp() {
    CompletableFuture<QkdKey> call = kme.getKey(ID);
    time.pass(Duration.ofMillis(250));

    call.cancel(false);
    time.pass(Duration.ofMinutes(1));

    assertThat(device.asked()).hasSize(2);
  }

  @Test
  void failsWhereNothingIsRunLaterAnyMore() {
    PatientKme ending =
        new PatientKme(
            device,
            WAIT,
            (wait, work) -> {
              throw new RejectedExecutionException();
            },
            time);

    assertThat(failure(ending.getKey(ID)).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void failsAsAFutureWhereTheDeviceThrows() {
    Kme broken =
        new Kme() {
          @Override
          public CompletableFuture<QkdKey> getKey() {
            throw new IllegalStateException("broken");
          }

          @Override
          public CompletableFuture<QkdKey> getKey(KeyId id) {
            return getKey();
          }
        };
    PatientKme patient = new PatientKme(broken, WAIT, time::in, time);

    assertThat(patient.getKey(ID))
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(IllegalStateException.class);
    assertThat(patient.seemsReady()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "NOT_FOUND", mode = EnumSource.Mode.EXCLUDE)
  void seemsNotReadyForTenSecondsAfterAFailure(Kind kind) {
    for (boolean byId : new boolean[] {true, false}) {
      assertThat(kme.seemsReady()).isTrue();
      device.fails(kind);
      var unused = byId ? kme.getKey(ID) : kme.getKey();

      assertThat(kme.seemsReady()).isFalse();
      time.pass(Duration.ofMillis(9_999));
      assertThat(kme.seemsReady()).isFalse();
      time.pass(Duration.ofMillis(1));
      assertThat(kme.seemsReady()).isTrue();
    }
  }

  @Test
  void seemsReadyThoughAKeyIsNotFound() {
    var unused = kme.getKey(ID);
    time.pass(Duration.ofMinutes(1));

    assertThat(kme.seemsReady()).isTrue();
  }

  @Test
  void seemsReadyAgainAfterAKeyAndNotAfterNone() {
    Stream.of(Kind.UNREACHABLE, Kind.NOT_FOUND).forEach(device::fails);
    var unused = Stream.generate(kme::getKey).limit(2).toList();
    assertThat(kme.seemsReady()).isFalse();

    device.answers(SampleKeys.filledWith(7, "KID-1"));
    var unusedToo = kme.getKey();

    assertThat(kme.seemsReady()).isTrue();
  }
}
