package org.ukms.delivery.wireguard;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ukms.delivery.lane.Outlet;
import org.ukms.delivery.lane.Parcel;
import org.ukms.delivery.wireguard.WireGuardInterface.Preshared;

/** The preshared key of one WireGuard peer (L-6 to L-8). */
public final class WireGuardDelivery implements Outlet {

  /** Where nothing else says so, a key that was replaced shows after this time. */
  private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

  private final WireGuardInterface device;
  private final WireGuardKey peer;
  private final Optional<String> label;
  private final InstantSource clock;

  private long handshakeBefore;
  private Instant read = Instant.MIN;

  /** A peer of an interface. */
  public WireGuardDelivery(
      WireGuardInterface device, WireGuardKey peer, Optional<String> label, InstantSource clock) {
    this.device = device;
    this.peer = peer;
    this.label = label;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "wireguard";
  }

  @Override
  public String target() {
    return device.name() + " " + peer;
  }

  @Override
  public Optional<String> label() {
    return label;
  }

  @Override
  public boolean needsKey() {
    return true;
  }

  @Override
  public void deliver(Parcel parcel) throws IOException {
    // Asked first: to set a key of a peer that is not there would make one.
    if (device.preshared(peer, parcel.psk()) == Preshared.NO_PEER) {
      throw new IOException(device.name() + " has no peer " + peer);
    }
    device.set(peer, parcel.psk());
    requireInPlace(parcel);
    // A handshake just before it was read may have used either key: the next one counts.
    handshakeBefore = device.lastHandshake(peer, true);
  }

  @Override
  public boolean tellsUse() {
    return true;
  }

  @Override
  public Optional<Instant> inUseSince(Parcel parcel) throws IOException {
    long last = device.lastHandshake(peer, false);
    boolean isNew = last < handshakeBefore;
    if (isNew || read.isBefore(clock.instant().minus(BETWEEN_READS))) {
      requireInPlace(parcel);
    }
    if (isNew) {
      // The interface was made anew, and somebody has set the key by now.
      handshakeBefore = last;
    }
    return last > handshakeBefore ? Optional.of(Instant.ofEpochSecond(last)) : Optional.empty();
  }

  private void requireInPlace(Parcel parcel) throws IOException {
    if (device.preshared(peer, parcel.psk()) != Preshared.THIS) {
      throw new IOException(
          device.name() + ": the preshared key of " + peer + " is not the one that was set");
    }
    read = clock.instant();
  }
}
