package org.ukms.etsi014.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ukms.key.KeyId;

/** Counts the keys that a link took, and those of them that nothing came of (E-13). */
final class KeyCount {

  /** More than can be on their way into a PSK at a time. */
  private static final int MOST = 8;

  /** The oldest first. */
  private final Deque<KeyId> open = new ArrayDeque<>();

  private long taken;
  private long burnt;

  /** A key came. */
  synchronized void taken(KeyId id) {
    taken++;
    open.add(id);
    if (open.size() > MOST) {
      burnt++;
      open.remove();
    }
  }

  /** No key came, and one may be gone. */
  synchronized void lost() {
    taken++;
    burnt++;
  }

  /** This key is part of the PSK in place: those that came before it never will be. */
  synchronized void inPlace(KeyId id) {
    if (open.contains(id)) {
      while (!open.remove().equals(id)) {
        burnt++;
      }
    }
  }

  synchronized long taken() {
    return taken;
  }

  synchronized long burnt() {
    return burnt;
  }
}
