package org.ukms.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.Verb;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;

class StateStoreTest {

  private static final Pair PAIR = new Pair(new KmeId("hsn_alice"), new PeerName("hsn_bob"));
  private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05.678901234Z");
  private static final String V1 =
      "{\"version\":1,\"source_KME_ID\":\"hsn_alice\",\"target_KME_ID\":\"hsn_bob\","
          + "\"since\":\"2026-01-02T03:04:05.678901234Z\","
          + "\"ours\":{\"key_ID\":\"one\",\"key\":\""
          + SampleKeys.K1
          + "\"},\"theirs\":{\"key_ID\":\"two\",\"key\":\""
          + SampleKeys.K2
          + "\"}}";

  private final QkdKey one = SampleKeys.key("one", SampleKeys.K1);
  private final QkdKey two = SampleKeys.key("two", SampleKeys.K2);
  private final PeerState whole =
      new PeerState(Optional.of(one), Optional.of(two), Optional.empty(), false);

  @TempDir Path folder;
  private Path file;
  private StateStore store;

  @BeforeEach
  void openTheStore() throws IOException {
    file = folder.resolve("hsn_bob.state");
    store = StateStore.open(folder);
  }

  @AfterEach
  void closeTheStore() throws IOException {
    store.close();
  }

  @Test
  void findsNothingAtFirst() throws Exception {
    assertThat(store.load(PAIR)).isEmpty();
  }

  @Test
  void s1_givesBackWhatWasSavedLast() throws Exception {
    store.save(PAIR, new SavedState(PeerState.unknown(), SINCE, Optional.empty()));
    store.save(PAIR, new SavedState(whole, SINCE, Optional.empty()));

    assertThat(store.load(PAIR)).contains(new SavedState(whole, SINCE, Optional.empty()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void s1_givesBackAStateWithoutKeys() throws Exception {
    store.save(PAIR, new SavedState(PeerState.unknown(), Instant.EPOCH, Optional.empty()));

    assertThat(store.load(PAIR))
        .contains(new SavedState(PeerState.unknown(), Instant.EPOCH, Optional.empty()));
  }

  @Test
  void x4_anOpenOfferComesBackInDoubt() throws Exception {
    QkdKey offered = SampleKeys.filledWith(-1, "\"é鍵\\");
    store.save(PAIR, new SavedState(whole.offering(Verb.ROTATE, offered), SINCE, Optional.empty()));

    PeerState restored = store.load(PAIR).orElseThrow().state();

    assertThat(restored.inDoubt()).isTrue();
    assertThat(restored.offered()).contains(offered);
    assertThat(restored.nextVerb()).isEqualTo(Verb.NEW);
  }

  /** Each character takes three bytes: the longest state there is. */
  @Test
  void s1_theLongestStateFits() throws Exception {
    PeerState longest =
        new PeerState(
            Optional.of(SampleKeys.filledWith(1, "鍵".repeat(128))),
            Optional.of(SampleKeys.filledWith(2, "\"".repeat(128))),
            Optional.of(SampleKeys.filledWith(3, "\uD83D\uDD11".repeat(64))),
            true);
    Pair pair = new Pair(new KmeId("a".repeat(64)), new PeerName("b".repeat(64)));

    store.save(pair, new SavedState(longest, Instant.MAX, Optional.empty()));

    assertThat(store.load(pair)).contains(new SavedState(longest, Instant.MAX, Optional.empty()));
  }

  @Test
  void s2_theFormatOfVersion1IsKept() throws Exception {
    store.save(PAIR, new SavedState(whole, SINCE, Optional.empty()));

    assertThat(file).hasContent(V1);
  }

  @Test
  void s2_theFormatOfVersion2IsKept() throws Exception {
    store.save(PAIR, SampleChains.SAVED);

    assertThat(file).hasContent(SampleChains.V2);
    assertThat(store.load(PAIR)).contains(SampleChains.SAVED);
  }

  @Test
  void s2_aChainThatIsStillUnknownHasItsPlaceInVersion2() throws Exception {
    ChainState unknown = ChainState.unknown(SampleChains.token(7), Optional.empty());
    SavedState saved = new SavedState(whole, SINCE, Optional.of(unknown));
    store.save(PAIR, saved);

    assertThat(file)
        .hasContent(
            V1.replace("\"version\":1", "\"version\":2").replaceFirst("}$", "")
                + ",\"chain\":{\"instance\":\"BwcHBwcHBwcHBwcHBwcHBw==\","
                + "\"pinned\":false,\"unacknowledged\":false}}");
    assertThat(store.load(PAIR)).contains(saved);
  }

  /** Before the first epoch the keys of the classic exchange are kept beside a promise. */
  @Test
  void s1_theLongestStateWithAPromiseFits() throws Exception {
    Optional<QkdKey> key = Optional.of(SampleKeys.filledWith(1, SampleChains.LONGEST_KEY_ID));
    PeerState classic = PeerState.restored(key, key, key);

    assertFits(new SavedState(classic, Instant.MAX, Optional.of(SampleChains.longest(false))));
  }

  @Test
  void s1_theLongestStateWithAChainAndAPromiseFits() throws Exception {
    assertFits(
        new SavedState(PeerState.unknown(), Instant.MAX, Optional.of(SampleChains.longest(true))));
  }

  private void assertFits(SavedState longest) throws Exception {
    Pair pair = new Pair(new KmeId("a".repeat(64)), new PeerName("b".repeat(64)));

    store.save(pair, longest);

    assertThat(store.load(pair)).contains(longest);
  }

  @Test
  void s1_keepsTheStatesOfPeersApart() throws Exception {
    Pair other = new Pair(PAIR.self(), new PeerName("hsn_carol"));
    store.save(PAIR, new SavedState(whole, SINCE, Optional.empty()));

    assertThat(store.load(other)).isEmpty();
  }

  @Test
  void s1_narrowsAFileThatWasPutThere() throws Exception {
    Files.writeString(file, V1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(store.load(PAIR)).isPresent();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1|\"version\":4|version: unknown, expected 1 to 3",
        "\"version\":1|\"version\":2|chain: missing, expected an object",
        "\"version\":1|\"version\":\"1\"|version: string, expected a whole number",
        "\"version\":1,|''|version: missing, expected a whole number",
        "hsn_alice|hsn_eve|source_KME_ID: made for another pair, expected hsn_alice",
        "hsn_alice|HSN_ALICE|source_KME_ID: made for another pair, expected hsn_alice",
        "hsn_bob|hsn_carol|target_KME_ID: made for another pair, expected hsn_bob",
        "2026-01-02T|2026-13-02T|since: no instant of ISO 8601",
        "\"ours\":|\"ours\":null,\"x\":|ours: null, expected an object",
        "\"key_ID\":\"one\"|\"key_ID\":\"\"|ours.key_ID: 0 characters, expected 1 to 128",
        "MFMY|MF-Y|ours.key: no standard base64",
        "PxmG|''|theirs.key: 29 bytes, expected 32",
        "\"ours\"|\"theirs\"|no strict JSON at line 1, column "
      })
  void s2_readsStrictlyAndSaysWhatIsWrong(String from, String to, String message)
      throws IOException {
    Files.writeString(file, V1.replace(from, to));

    DamagedStateException damage = damage();

    assertThat(damage).hasMessageStartingWith("hsn_bob.state: " + message);
    assertThat(damage.toString()).doesNotContain(SampleKeys.K1, SampleKeys.K2);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "40", "150", "250"})
  void s3_aFileThatBreaksOffIsDamaged(int length) throws IOException {
    Files.writeString(file, V1.substring(0, length));

    assertThat(damage().keptAs()).hasContent(V1.substring(0, length));
  }

  @Test
  void s3_aFileThatIsTooLongIsDamaged() throws IOException {
    Files.writeString(file, V1 + " ".repeat(8192));

    assertThat(damage()).hasMessage("hsn_bob.state: longer than 8192 bytes");
  }

  @Test
  void s3_everyDamagedFileIsKeptAndTheNextLoadFindsNothing() throws Exception {
    Files.writeString(file, "first");
    Path first = damage().keptAs();
    assertThat(store.load(PAIR)).isEmpty();
    store.save(PAIR, new SavedState(whole, SINCE, Optional.empty()));
    assertThat(store.load(PAIR)).isPresent();
    Files.writeString(file, "second");
    Path second = damage().keptAs();

    assertThat(first).hasFileName("hsn_bob.state.damaged").hasContent("first");
    assertThat(second).hasFileName("hsn_bob.state.damaged-2").hasContent("second");
    assertThat(file).doesNotExist();
  }

  @Test
  void s3_aFileThatCannotBeReadIsNoDamageAndItsPlaceIsTold() throws IOException {
    Files.createDirectory(file);

    assertThatThrownBy(() -> store.load(PAIR))
        .isInstanceOf(IOException.class)
        .hasMessage("state file " + file + ": Is a directory");
    assertThat(file).isDirectory();
  }

  @Test
  void tellsThePlaceOfAStateThatWasNotSaved() throws IOException {
    Files.createDirectory(file);

    assertThatThrownBy(() -> store.save(PAIR, new SavedState(whole, SINCE, Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessage("state file " + file + ": Is a directory");
  }

  @Test
  void s4_refusesASecondStoreUntilItIsClosed() throws IOException {
    assertThatThrownBy(() -> StateStore.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another node");

    store.close();
    StateStore.open(folder).close();
  }

  @Test
  void s4_savingDoesNotFreeTheFolder() throws Exception {
    store.save(PAIR, new SavedState(whole, SINCE, Optional.empty()));
    Files.writeString(file, "damaged");
    assertThat(damage()).isNotNull();

    assertThatThrownBy(() -> StateStore.open(folder)).hasMessageContaining("in use");
  }

  @Test
  void k2_aSavedStatePrintsNoKey() {
    assertThat(new SavedState(whole, SINCE, Optional.empty()).toString())
        .contains("one", "two", "2026")
        .doesNotContain(SampleKeys.K1, SampleKeys.K2);
  }

  private DamagedStateException damage() {
    return catchThrowableOfType(DamagedStateException.class, () -> store.load(PAIR));
  }
}
