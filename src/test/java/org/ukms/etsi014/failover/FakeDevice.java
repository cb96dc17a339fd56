package org.ukms.etsi014.failover;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.etsi014.KmeDevice;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.KmeStatus;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;
import org.ukms.rotation.VirtualTime;

/** A device that answers as a test says, until it says otherwise. */
public final class FakeDevice implements KmeDevice {

  /** The time that each question was given. */
  public final List<Duration> asked = new ArrayList<>();

  public int statusAsked;

  private final String name;
  private final VirtualTime time;
  private Optional<Kind> fails = Optional.empty();
  private Optional<Kind> statusFails = Optional.empty();
  private Optional<Duration> retryAfter = Optional.empty();
  private Optional<KmeStatus> status = Optional.of(new KmeStatus(100, 100, Optional.empty()));
  private Duration takes = Duration.ZERO;

  public FakeDevice(String name, VirtualTime time) {
    this.name = name;
    this.time = time;
  }

  /** Gives keys, and its status. */
  public void works() {
    fails = Optional.empty();
    statusFails = Optional.empty();
  }

  /** Gives no key, but its status. */
  public void fails(Kind kind) {
    fails = Optional.of(kind);
  }

  /** Gives neither. */
  public void isGone(Kind kind) {
    fails = Optional.of(kind);
    statusFails = Optional.of(kind);
  }

  void asksToWait(Duration wait) {
    retryAfter = Optional.of(wait);
  }

  void takes(Duration each) {
    takes = each;
  }

  public void stores(long keys, long max) {
    status = Optional.of(new KmeStatus(keys, max, Optional.empty()));
  }

  public void remarks(String remark) {
    status = Optional.of(new KmeStatus(100, 100, Optional.of(remark)));
  }

  public void hasNoStatus() {
    status = Optional.empty();
  }

  @Override
  public URI url() {
    return URI.create("https://" + name);
  }

  @Override
  public CompletableFuture<QkdKey> getKey(Duration timeout) {
    return getKey(new KeyId(name + "-" + asked.size()), timeout);
  }

  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id, Duration timeout) {
    asked.add(timeout);
    CompletableFuture<QkdKey> answer = new CompletableFuture<>();
    if (takes.isZero()) {
      answer(id, answer);
    } else {
      time.in(takes, () -> answer(id, answer));
    }
    return answer;
  }

  private void answer(KeyId id, CompletableFuture<QkdKey> answer) {
    if (fails.isPresent()) {
      answer.completeExceptionally(refusal(fails.get()));
    } else {
      answer.complete(SampleKeys.filledWith(7, id.value()));
    }
  }

  @Override
  public CompletableFuture<Optional<KmeStatus>> status(Duration timeout) {
    statusAsked++;
    return statusFails
        .<CompletableFuture<Optional<KmeStatus>>>map(
            kind -> CompletableFuture.failedFuture(refusal(kind)))
        .orElseGet(() -> CompletableFuture.completedFuture(status));
  }

  private KmeException refusal(Kind kind) {
    return new KmeException(kind, name + " " + kind, retryAfter, null);
  }
}
