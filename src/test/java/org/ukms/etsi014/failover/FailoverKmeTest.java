package org.ukms.etsi014.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.KmeStatus;
import org.ukms.etsi014.failover.DeviceView.State;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.rotation.VirtualTime;

/** Which device is asked, and when (E-9 to E-11). */
class FailoverKmeTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofSeconds(90);
  private static final KeyId ID = new KeyId("KID-1");
  private static final Optional<KmeStatus> STATUS =
      Optional.of(new KmeStatus(9, 9, Optional.empty()));

  private final VirtualTime time = new VirtualTime();
  private final FakeDevice first = new FakeDevice("first", time);
  private final FakeDevice second = new FakeDevice("second", time);
  private final Breakers breakers = new Breakers(time, new Random(1), INTERVAL);
  private final Standing ofFirst = breakers.standing(first.url());
  private final Standing ofSecond = breakers.standing(second.url());
  private final FailoverKme both =
      new FailoverKme(
          List.of(new Leg(first, ofFirst, 0), new Leg(second, ofSecond, 0)), TIMEOUT, time);
  private final FailoverKme only =
      new FailoverKme(List.of(new Leg(first, ofFirst, 0)), TIMEOUT, time);

  @Test
  void e9_asksTheFirstAloneWhileItGivesKeys() {
    for (int i = 0; i < 3; i++) {
      assertThat(got(both.getKey())).startsWith("first-");
    }
    assertThat(second.asked).isEmpty();
    assertThat(ofFirst.view().state()).isEqualTo(State.OK);
    assertThat(ofSecond.view().state()).isEqualTo(State.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "BUSY", "UNAUTHORIZED", "REFUSED"})
  void e9_asksTheNextAtOnceAfterWhatCostNoKey(Kind kind) {
    first.fails(kind);

    assertThat(got(both.getKey())).startsWith("second-");
    assertThat(first.asked).hasSize(1);
    assertThat(got(both.getKey(ID))).isEqualTo("KID-1");
    assertThat(ofFirst.view().cause()).contains("first " + kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_REPLY", "VIOLATION"})
  void e9_asksNoOtherInTheSameCallAfterWhatMayHaveCostAKey(Kind kind) {
    first.fails(kind);

    assertThat(failure(both.getKey()).kind()).isEqualTo(kind);
    assertThat(second.asked).isEmpty();
  }

  @Test
  void e9_asksEachForAKeyThatIsNotFound() {
    first.fails(Kind.NOT_FOUND);
    assertThat(got(both.getKey(ID))).isEqualTo("KID-1");

    second.fails(Kind.NOT_FOUND);
    KmeException failure = failure(both.getKey(ID));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessage("first NOT_FOUND; second NOT_FOUND");
  }

  @Test
  void e9_aKeyThatIsNotFoundMayYetComeThoughTheOtherDeviceIsGone() {
    first.fails(Kind.NOT_FOUND);
    second.fails(Kind.UNREACHABLE);

    assertThat(failure(both.getKey(ID)).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void e9_allTogetherTakeNoLongerThanOneCallMay() {
    first.takes(Duration.ofSeconds(2));
    first.fails(Kind.UNREACHABLE);
    CompletableFuture<QkdKey> call = both.getKey();
    time.pass(Duration.ofSeconds(2));

    assertThat(got(call)).startsWith("second-");
    assertThat(first.asked).containsExactly(TIMEOUT);
    assertThat(second.asked).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void e9_asksNoOtherWhereTheTimeMightNotDo() {
    first.takes(Duration.ofSeconds(4));
    first.fails(Kind.UNREACHABLE);
    CompletableFuture<QkdKey> call = both.getKey();
    time.pass(Duration.ofSeconds(4));

    assertThat(failure(call).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(second.asked).isEmpty();
  }

  @Test
  void e9_tellsOfAllWhereEachAskedToWaitTheShortestTime() {
    first.fails(Kind.BUSY);
    first.asksToWait(Duration.ofSeconds(9));
    second.fails(Kind.BUSY);
    second.asksToWait(Duration.ofSeconds(3));

    KmeException failure = failure(both.getKey());
    assertThat(failure).hasMessage("first BUSY; second BUSY");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
  }

  @Test
  void e10_aDeviceRestsLongerAfterEachFailure() {
    first.fails(Kind.UNREACHABLE);
    Duration base = Duration.ofSeconds(1);
    for (int i = 0; i < 8; i++) {
      assertThat(failure(only.getKey()).kind()).isEqualTo(Kind.UNREACHABLE);
      KmeException rests = failure(only.getKey());
      assertThat(rests.kind()).isEqualTo(Kind.RESTING);
      assertThat(rests).hasMessage("not asked for a moment after: first UNREACHABLE");
      Duration longest = Duration.ofSeconds(10);
      Duration most = base.multipliedBy(3).dividedBy(2);
      assertThat(rests.retryAfter().orElseThrow())
          .isBetween(
              base.compareTo(longest) < 0 ? base : longest,
              most.compareTo(longest) < 0 ? most : longest);
      assertThat(ofFirst.view().state()).isEqualTo(State.RESTING);
      assertThat(ofFirst.view().nextTry()).contains(time.instant().plus(wait(rests)));
      time.pass(wait(rests));
      base = base.multipliedBy(2);
    }
    assertThat(first.asked).hasSize(8);
    assertThat(ofFirst.view().failingSince()).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void e10_waitsAsLongAsTheDeviceAsksButNoMoreThanTwoMinutes() {
    first.fails(Kind.BUSY);
    first.asksToWait(Duration.ofSeconds(30));
    failure(only.getKey());
    assertThat(wait(failure(only.getKey()))).isEqualTo(Duration.ofSeconds(30));

    time.pass(Duration.ofSeconds(30));
    first.asksToWait(Duration.ofDays(9));
    failure(only.getKey());
    assertThat(wait(failure(only.getKey()))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void e10_aKeyThatIsNotFoundRestsNothing() {
    first.fails(Kind.NOT_FOUND);
    for (int i = 0; i < 3; i++) {
      assertThat(failure(only.getKey()).kind()).isEqualTo(Kind.NOT_FOUND);
    }
    assertThat(only.resting()).isEmpty();
    assertThat(ofFirst.view().state()).isEqualTo(State.OK);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORIZED", "REFUSED"})
  void e10_whatWasRefusedIsNotAskedAgainBeforeTheNextRotation(Kind kind) {
    first.fails(kind);
    failure(only.getKey());
    first.works();
    for (int second = 0; second < INTERVAL.toSeconds(); second++) {
      assertThat(failure(only.getKey())).hasMessage("not asked for a moment after: first " + kind);
      assertThat(ofFirst.stated(STATUS)).isFalse();
      time.pass(Duration.ofSeconds(1));
    }
    assertThat(first.asked).hasSize(1);

    assertThat(got(only.getKey())).startsWith("first-");
  }

  @Test
  void e10_whatWasRefusedRestsNoLongerThanTwoMinutes() {
    Breakers ofDays = new Breakers(time, new Random(1), Duration.ofDays(1));
    FailoverKme daily =
        new FailoverKme(List.of(new Leg(first, ofDays.standing(first.url()), 0)), TIMEOUT, time);
    first.fails(Kind.REFUSED);
    failure(daily.getKey());

    assertThat(wait(failure(daily.getKey()))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void e10_aStatusThatWasRefusedTooTellsThatWeAreAcceptedAgain() {
    first.fails(Kind.UNAUTHORIZED);
    failure(only.getKey());
    ofFirst.statusFailed(new KmeException(Kind.UNAUTHORIZED, "not known", Optional.empty(), null));
    first.works();
    time.pass(Duration.ofSeconds(9));
    assertThat(only.resting()).isPresent();

    assertThat(ofFirst.stated(STATUS)).isTrue();
    assertThat(got(only.getKey())).startsWith("first-");
  }

  @Test
  void e10_oneCallerTriesADeviceThatRested() {
    first.fails(Kind.UNREACHABLE);
    failure(only.getKey());
    time.pass(Duration.ofSeconds(2));
    first.works();
    first.takes(Duration.ofSeconds(1));

    CompletableFuture<QkdKey> trial = only.getKey();
    assertThat(failure(only.getKey()).kind()).isEqualTo(Kind.RESTING);
    time.pass(Duration.ofSeconds(1));
    assertThat(got(trial)).startsWith("first-");
    assertThat(only.resting()).isEmpty();
    assertThat(ofFirst.view().failingSince()).isEmpty();
  }

  @Test
  void e10_aLostConnectionRestsTheDeviceForAllLinks() {
    Standing ofOtherLink = breakers.standing(first.url());
    FailoverKme other = new FailoverKme(List.of(new Leg(first, ofOtherLink, 0)), TIMEOUT, time);
    first.fails(Kind.UNREACHABLE);
    failure(only.getKey());

    assertThat(failure(other.getKey()))
        .hasMessageEndingWith("QKD device at https://first: it did not answer on another link");
    assertThat(ofOtherLink.view().state()).isEqualTo(State.RESTING);
    assertThat(first.asked).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "VIOLATION"})
  void e10_anEmptyPoolRestsItsLinkAlone(Kind kind) {
    FailoverKme other =
        new FailoverKme(List.of(new Leg(first, breakers.standing(first.url()), 0)), TIMEOUT, time);
    first.fails(kind);
    failure(only.getKey());
    first.works();

    assertThat(only.resting()).isPresent();
    assertThat(got(other.getKey())).startsWith("first-");
  }

  @Test
  void e10_aStatusEndsThePauseOfADeviceThatWasGone() {
    first.fails(Kind.UNREACHABLE);
    failure(only.getKey());
    time.pass(Duration.ofSeconds(2));

    assertThat(ofFirst.passForStatus()).isTrue();
    assertThat(ofFirst.stated(STATUS)).isTrue();
    assertThat(ofFirst.stated(STATUS)).isFalse();
    assertThat(ofFirst.view().state()).isEqualTo(State.OK);
  }

  @Test
  void e10_aDeviceThatWasFoundByAnotherLinkIsBackForAll() {
    Standing ofOtherLink = breakers.standing(first.url());
    int[] back = {0};
    ofOtherLink.whenBack(() -> back[0]++);
    ofOtherLink.failed(new KmeException(Kind.UNREACHABLE, "gone", Optional.empty(), null));
    time.pass(Duration.ofSeconds(2));

    assertThat(ofFirst.passForStatus()).isTrue();
    ofFirst.stated(STATUS);
    assertThat(back[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_REPLY", "VIOLATION"})
  void e11_prefersAnotherDeviceForFiveMinutesAfterWhatMayHaveCostAKey(Kind kind) {
    first.fails(kind);
    failure(both.getKey());
    first.works();
    time.pass(Duration.ofSeconds(299));
    ofFirst.stated(STATUS);

    assertThat(got(both.getKey())).startsWith("second-");
    time.pass(Duration.ofSeconds(1));
    assertThat(got(both.getKey())).startsWith("first-");
  }

  @Test
  void e11_asksTheOneInDoubtWhereThereIsNoOther() {
    first.fails(Kind.NO_REPLY);
    failure(both.getKey());
    first.works();
    second.fails(Kind.UNREACHABLE);
    time.pass(Duration.ofSeconds(2));

    assertThat(got(both.getKey())).startsWith("first-");
    assertThat(second.asked).hasSize(1);
  }

  private static Duration wait(KmeException failure) {
    return failure.retryAfter().orElseThrow();
  }

  private static String got(CompletableFuture<QkdKey> call) {
    assertThat(call).isCompleted();
    return call.join().id().value();
  }

  private static KmeException failure(CompletableFuture<QkdKey> call) {
    assertThat(call).isDone();
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(KmeException.class);
    return (KmeException) thrown.getCause();
  }
}
