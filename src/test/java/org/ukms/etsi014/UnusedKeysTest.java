package org.ukms.etsi014;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;
import org.ukms.rotation.VirtualTime;

/** E-6, by the device that keeps them. */
class UnusedKeysTest {

  private final VirtualTime time = new VirtualTime();
  private final ScriptedKme device = new ScriptedKme(time);
  private final AtomicInteger due = new AtomicInteger();
  private final PatientKme kme =
      new PatientKme(device, Duration.ZERO, (wait, work) -> after(wait, work), time);

  private void after(Duration wait, Runnable work) {
    due.incrementAndGet();
    time.in(
        wait,
        () -> {
          due.decrementAndGet();
          work.run();
        });
  }

  private static QkdKey key(String id) {
    return SampleKeys.filledWith(7, id);
  }

  private static void isOpen(QkdKey key) {
    assertThat(key.material().<Byte>expose(bytes -> bytes[0])).isEqualTo((byte) 7);
  }

  private static void isClosed(QkdKey key) {
    assertThatThrownBy(() -> key.material().expose(byte[]::clone))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Whether the key comes without a question to the device. */
  private boolean keeps(String id) {
    int before = device.asked().size();
    CompletableFuture<QkdKey> call = kme.getKey(new KeyId(id));
    return !call.isCompletedExceptionally() && device.asked().size() == before;
  }

  @Test
  void handsAKeyOutAgainWithoutAskingTheDevice() throws Exception {
    QkdKey given = key("KID-1");
    kme.giveBack(given);

    QkdKey again = kme.getKey(new KeyId("kid-1")).get();

    assertThat(again).isEqualTo(given);
    isOpen(again);
    assertThat(device.asked()).isEmpty();
  }

  @Test
  void handsItOutOnce() {
    kme.giveBack(key("KID-1"));

    assertThat(keeps("KID-1")).isTrue();
    assertThat(keeps("KID-1")).isFalse();
  }

  @Test
  void keepsItForAMinute() {
    QkdKey given = key("KID-1");
    kme.giveBack(given);

    time.pass(Duration.ofSeconds(60).minusMillis(1));
    isOpen(given);
    time.pass(Duration.ofMillis(1));

    isClosed(given);
    assertThat(keeps("KID-1")).isFalse();
  }

  @Test
  void closesEachKeyAfterAMinuteOfItsOwnWithOneTaskForAll() {
    List<QkdKey> given = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      given.add(key("KID-" + i));
      kme.giveBack(given.get(i));
      assertThat(due).hasValue(1);
      time.pass(Duration.ofSeconds(10));
    }

    for (int i = 0; i < 5; i++) {
      time.pass(Duration.ofSeconds(10).minusMillis(1));
      isOpen(given.get(i));
      time.pass(Duration.ofMillis(1));
      isClosed(given.get(i));
    }
    assertThat(due).hasValue(0);
  }

  @Test
  void closesTheOldestOfMoreThanEight() {
    List<QkdKey> given = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      given.add(key("KID-" + i));
      kme.giveBack(given.get(i));
    }

    given.subList(0, 2).forEach(UnusedKeysTest::isClosed);
    given.subList(2, 10).forEach(UnusedKeysTest::isOpen);
    assertThat(keeps("KID-1")).isFalse();
    assertThat(keeps("KID-2")).isTrue();
  }

  @Test
  void keepsTheLaterOfTwoWithOneId() throws Exception {
    QkdKey first = key("KID-1");
    QkdKey second = key("kid-1");
    kme.giveBack(first);
    kme.giveBack(second);

    isClosed(first);
    assertThat(kme.getKey(new KeyId("KID-1")).get().id()).isEqualTo(second.id());
  }

  @Test
  void keepsAKeyThatComesAfterTheCallerHasGivenUp() {
    CompletableFuture<QkdKey> slow = new CompletableFuture<>();
    device.answers(slow);
    kme.getKey(new KeyId("KID-1")).cancel(false);

    slow.complete(key("KID-1"));

    assertThat(keeps("KID-1")).isTrue();
  }

  @Test
  void closesAllAtItsEndAndWhatComesLaterAtOnce() {
    QkdKey before = key("KID-1");
    QkdKey after = key("KID-2");
    kme.giveBack(before);

    kme.close();
    kme.giveBack(after);

    isClosed(before);
    isClosed(after);
    assertThat(keeps("KID-1")).isFalse();
    time.pass(Duration.ofMinutes(2));
  }

  @Test
  void keepsNothingWhereNothingIsRunLaterAnyMore() {
    PatientKme ending =
        new PatientKme(
            device,
            Duration.ZERO,
            (wait, work) -> {
              throw new RejectedExecutionException();
            },
            time);
    QkdKey given = key("KID-1");

    ending.giveBack(given);

    isClosed(given);
  }
}
