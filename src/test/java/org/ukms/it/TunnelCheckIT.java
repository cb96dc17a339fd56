package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tunnel cannot mend itself from inside. */
@Tag("full")
class TunnelCheckIT {

  @TempDir Path folder;

  @BeforeAll
  static void needsTunnels() {
    Tool.requireTunnels();
  }

  @Test
  void aNodeDoesNotRunWhoseTunnelWouldCarryWhatItSaysToItsPeer()
      throws IOException, InterruptedException {
    try (Site alice = new Site(folder, "alice", 1);
        Site bob = new Site(folder, "bob", 2)) {
      Site.link(alice, bob);
      String inside = bob.wireGuard().address();
      String url = "http://" + inside + ":5555";
      alice.folder().peer("bob", url, url);

      alice.start();

      assertThat(alice.node().exitCode()).isNotZero();
      assertThat(alice.node().logText())
          .contains(
              "peers.hsn_bob.ukms_url: %s is inside AllowedIPs %s/32 of %s on %s: a tunnel cannot mend itself from inside; expected an address outside"
                  .formatted(
                      inside, inside, bob.wireGuard().publicKey(), alice.wireGuard().name()));
      assertThat(alice.psk(bob)).as("no key was set").isEmpty();
    }
  }
}
