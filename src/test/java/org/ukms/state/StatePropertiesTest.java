package org.ukms.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.json.JsonFault;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.property.FaultMessage;
import org.ukms.property.Mutation;

/** What holds for all that may be saved, and for whatever else may stand in a state file. */
class StatePropertiesTest {

  private static final PeerName PEER = new PeerName("hsn_bob");
  private static final Pair PAIR = new Pair(new KmeId("hsn_alice"), PEER);
  private static final Pair RENAMED = new Pair(new KmeId("hsn_carol"), PEER);

  private static final String FILE = "hsn_bob.state";

  private Path folder;
  private Path file;
  private StateStore store;

  @BeforeProperty
  void openTheStore() throws IOException {
    folder = Files.createTempDirectory("ukms-state-properties");
    file = folder.resolve(FILE);
    store = StateStore.open(folder);
  }

  @AfterProperty
  void closeTheStore() throws IOException {
    store.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property
  void s1_whatIsSavedComesBack(@ForAll("states") SavedState saved) throws Exception {
    store.save(PAIR, saved);

    assertThat(store.load(PAIR)).contains(saved);
  }

  @Property
  void s2_stateWithoutAChainIsOfVersion1AndNoOtherPairs(@ForAll("withoutChain") SavedState saved)
      throws Exception {
    byte[] content = StateFormat.write(PAIR, saved);

    assertThat(new String(content, StandardCharsets.UTF_8)).startsWith("{\"version\":1,");
    assertThat(StateFormat.read(PAIR, content)).isEqualTo(saved);
    assertThatThrownBy(() -> StateFormat.read(RENAMED, content))
        .isInstanceOf(JsonFault.class)
        .hasMessage("source_KME_ID: made for another pair, expected hsn_carol");
  }

  @Property
  void f6_aChainOfAnotherPairIsDroppedAndItsPskStays(@ForAll("withChain") SavedState saved)
      throws Exception {
    ChainState before = saved.chain().orElseThrow();

    SavedState renamed = StateFormat.read(RENAMED, StateFormat.write(PAIR, saved));

    assertThat(renamed)
        .isEqualTo(
            new SavedState(
                PeerState.unknown(), saved.since(), Optional.of(before.renamed()), true));
    assertThat(renamed.chain().orElseThrow().current()).isEmpty();
    assertThat(renamed.chain().orElseThrow().pending()).isEmpty();
    assertThat(renamed.chain().orElseThrow().installed()).isEqualTo(before.installed());
  }

  @Property
  void s3_anyBytesAreAStateOrADamage(@ForAll byte[] bytes) throws IOException {
    Files.write(file, bytes);

    load();
  }

  @Property
  void s3_whatWasChangedIsAStateOrADamage(
      @ForAll("states") SavedState saved,
      @ForAll("mutations") Mutation one,
      @ForAll("mutations") Mutation two,
      @ForAll("inner") boolean inChain)
      throws IOException {
    byte[] whole = StateFormat.write(PAIR, saved);
    byte[] once = inChain ? one.within("chain", whole) : one.of(whole);
    Files.write(file, once);
    load();

    Files.write(file, two.of(once));
    load();
  }

  /** What was read is read again once it is saved; a damage is told without a quotation. */
  private void load() throws IOException {
    try {
      SavedState state = store.load(PAIR).orElseThrow();
      assertThat(again(state))
          .isEqualTo(new SavedState(state.state(), state.since(), state.chain()));
    } catch (DamagedStateException damage) {
      assertThat(damage.keptAs()).exists();
      Files.delete(damage.keptAs());
      assertThat(damage.getMessage()).startsWith(FILE + ": ");
      FaultMessage.assertQuotesNothing(damage.getMessage().substring((FILE + ": ").length()));
    }
  }

  private static SavedState again(SavedState state) {
    try {
      return StateFormat.read(PAIR, StateFormat.write(PAIR, state));
    } catch (JsonFault fault) {
      throw new AssertionError(fault);
    }
  }

  @Provide
  Arbitrary<SavedState> states() {
    return Arbitraries.oneOf(AnyState.withoutChain(), AnyState.withChain());
  }

  @Provide
  Arbitrary<SavedState> withoutChain() {
    return AnyState.withoutChain();
  }

  @Provide
  Arbitrary<SavedState> withChain() {
    return AnyState.withChain();
  }

  @Provide
  Arbitrary<Mutation> mutations() {
    return Mutation.any();
  }

  @Provide
  Arbitrary<Boolean> inner() {
    return Arbitraries.of(true, false);
  }
}
