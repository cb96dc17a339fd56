package org.ukms.exchange.confirmed.follower;

import java.util.Optional;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.key.QkdKey;

/**
 * A prepare for which the device is asked.
 *
 * @param leadersKey once it is there
 */
public record Attempt(Prepare prepare, Optional<QkdKey> leadersKey) {

  boolean isReset() {
    return prepare.claims().isPresent();
  }
}
