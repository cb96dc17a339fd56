package org.ukms.etsi014.pool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ukms.etsi014.failover.DeviceView;

/**
 * What is known of a link's devices and keys, for an operator.
 *
 * @param devices in the order of preference
 * @param stored how many keys the fullest of them has, if one says so
 * @param max how many it can have
 * @param taken keys that we took first since the start, or may have taken
 * @param burnt those of them that were never part of a PSK in place
 * @param slowedTo the time between two rotations, where few keys make it longer
 */
public record SupplyView(
    List<DeviceView> devices,
    Optional<Long> stored,
    Optional<Long> max,
    long taken,
    long burnt,
    Optional<Duration> slowedTo) {

  /** Of a link of which nothing is known. */
  public static final SupplyView UNKNOWN =
      new SupplyView(List.of(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

  /** Copies the list. */
  public SupplyView {
    devices = List.copyOf(devices);
  }
}
