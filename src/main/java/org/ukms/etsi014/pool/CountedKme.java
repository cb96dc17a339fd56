package org.ukms.etsi014.pool;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;

/** Devices that a supply is told of how they answer. */
final class CountedKme implements Kme {

  private final Kme inner;
  private final KeySupply supply;

  CountedKme(Kme inner, KeySupply supply) {
    this.inner = inner;
    this.supply = supply;
  }

  @Override
  public CompletableFuture<QkdKey> getKey() {
    return inner
        .getKey()
        .whenComplete(
            (key, failure) -> {
              if (failure == null) {
                supply.took(key.id());
              } else {
                supply.tookNone(failure, true);
              }
            });
  }

  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id) {
    return inner
        .getKey(id)
        .whenComplete(
            (key, failure) -> {
              if (failure == null) {
                supply.found();
              } else {
                supply.tookNone(failure, false);
              }
            });
  }

  @Override
  public Optional<KmeException> resting() {
    return inner.resting();
  }
}
