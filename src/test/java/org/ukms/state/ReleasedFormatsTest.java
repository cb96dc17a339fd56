package org.ukms.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.key.SampleKeys;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;

/** S-5: a file of each format that was ever released. */
class ReleasedFormatsTest {

  private static final Pair PAIR = new Pair(new KmeId("hsn_alice"), new PeerName("hsn_bob"));

  @TempDir Path folder;

  private SavedState load(int version) throws Exception {
    write(version);
    try (StateStore store = StateStore.open(folder)) {
      return store.load(PAIR).orElseThrow();
    }
  }

  private void write(int version) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("version" + version + ".state")) {
      Files.write(folder.resolve("hsn_bob.state"), in.readAllBytes());
    }
  }

  @Test
  void version1HasTheKeysOfTheClassicExchange() throws Exception {
    SavedState saved = load(1);

    assertThat(saved.state().ours()).contains(SampleKeys.key("one", SampleKeys.K1));
    assertThat(saved.state().theirs()).contains(SampleKeys.key("two", SampleKeys.K2));
    assertThat(saved.chain()).isEmpty();
  }

  @Test
  void version2HasAChain() throws Exception {
    ChainState chain = load(2).chain().orElseThrow();

    assertThat(chain.number()).isEqualTo(41);
    assertThat(chain.pending().orElseThrow().epoch().number()).isEqualTo(42);
    assertThat(chain.installed()).isPresent();
    assertThat(chain.labelled()).isEmpty();
  }

  @Test
  void version3HasTheKeysOfLabels() throws Exception {
    ChainState chain = load(3).chain().orElseThrow();

    assertThat(chain.number()).isEqualTo(41);
    assertThat(chain.labelled()).containsOnlyKeys("vpn");
    assertThat(SampleKeys.text(chain.labelled().get("vpn")))
        .isEqualTo("CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatWasReadIsWrittenAsItWas(int version) throws Exception {
    write(version);
    byte[] before = Files.readAllBytes(folder.resolve("hsn_bob.state"));
    try (StateStore store = StateStore.open(folder)) {
      store.save(PAIR, store.load(PAIR).orElseThrow());
    }

    assertThat(folder.resolve("hsn_bob.state")).hasBinaryContent(before);
  }
}
