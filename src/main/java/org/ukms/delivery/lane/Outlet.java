package org.ukms.delivery.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where one delivery puts keys. It is called by one thread at a time. */
public interface Outlet {

  /** {@code file}, {@code wireguard} or {@code exec}. */
  String kind();

  /** Which one of its kind, for an operator. */
  String target();

  /** What the key is called that is derived for it alone, if it has one. */
  Optional<String> label();

  /**
   * Puts a key in place, and returns when that is certain.
   *
   * @throws IOException if it is not; the message says why, and holds nothing of the key
   */
  void deliver(Parcel parcel) throws IOException;

  /** Whether it must not be without a key, and takes a random one where none is known (L-6). */
  default boolean needsKey() {
    return false;
  }

  /** Whether it can tell that a key is in use. */
  default boolean tellsUse() {
    return false;
  }

  /**
   * Since when the key that was delivered last is in use, if it is.
   *
   * @throws IOException if it does not stand there any more, or nothing can be told
   */
  default Optional<Instant> inUseSince(Parcel parcel) throws IOException {
    return Optional.empty();
  }
}
