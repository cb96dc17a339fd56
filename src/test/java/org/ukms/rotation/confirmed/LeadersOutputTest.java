package org.ukms.rotation.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.rotation.simulation.disk.Operation;
import org.ukms.rotation.simulation.pair.Setting;
import org.ukms.rotation.simulation.pair.SimulatedPair;

class LeadersOutputTest {

  @Test
  void aLeaderWhoseKeyFileIsNotWrittenLeadsTheFollowerNoFurther() {
    SimulatedPair pair = new SimulatedPair(85, Setting.USUAL);
    pair.start();
    pair.pass(Duration.ofSeconds(10));
    pair.alice
        .disk()
        .watch(
            (operation, name, done) -> {
              if (operation == Operation.WRITE && name.contains(pair.alice.keyFile())) {
                throw new IOException("No space left on device");
              }
            });
    pair.bob.events.clear();
    pair.pass(Setting.USUAL.interval().multipliedBy(10));
    assertThat(pair.bob.told(EpochReached.class)).hasSize(1);
    pair.alice.disk().watch((operation, name, done) -> {});
    pair.pass(Duration.ofSeconds(61));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.bob.told(EpochReached.class)).hasSize(2);
  }
}
