package org.ukms.delivery.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ukms.key.SampleKeys;

/** An outlet that remembers, and fails as it is told. */
final class FakeOutlet implements Outlet {

  final List<String> got = new ArrayList<>();
  String failure = "";
  String lost = "";
  boolean needsKey;
  boolean tellsUse;
  boolean broken;
  Optional<String> label = Optional.empty();
  Optional<Instant> inUse = Optional.empty();

  @Override
  public String kind() {
    return "fake";
  }

  @Override
  public String target() {
    return "one";
  }

  @Override
  public Optional<String> label() {
    return label;
  }

  @Override
  public void deliver(Parcel parcel) throws IOException {
    throwIf(failure);
    lost = "";
    got.add(SampleKeys.text(parcel.psk()) + " " + parcel.reason().word());
  }

  @Override
  public boolean needsKey() {
    return needsKey;
  }

  @Override
  public boolean tellsUse() {
    return tellsUse;
  }

  @Override
  public Optional<Instant> inUseSince(Parcel parcel) throws IOException {
    throwIf(lost);
    if (broken) {
      throw new IllegalStateException("broken");
    }
    return inUse;
  }

  private static void throwIf(String cause) throws IOException {
    if (!cause.isEmpty()) {
      throw new IOException(cause);
    }
  }
}
