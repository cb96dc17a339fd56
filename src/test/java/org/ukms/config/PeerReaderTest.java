package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.config.peer.PeerConfig;

/** CFG-2, CFG-3 and CFG-7 for the tables {@code [peers.NAME]}. */
class PeerReaderTest {

  @TempDir Path folder;

  private List<String> problems(String toml) {
    return new NodeFile(folder).problems(toml);
  }

  @Test
  void keepsThePeersInTheOrderOfTheFile() throws Exception {
    UkmsConfig config =
        new NodeFile(folder)
            .read(NodeFile.withSecond("hsn_abel", "alias = \"bob\"", "alias = \"abel\""));

    assertThat(config.peers()).extracting(PeerConfig::alias).containsExactly("bob", "abel");
  }

  @Test
  void namesEachKeyThatIsMissing() {
    assertThat(problems("[peers.hsn_bob]"))
        .containsExactly(
            "1:1 peers.hsn_bob.etsi_url: missing, expected a URL such as http://localhost:5555",
            "1:1 peers.hsn_bob.ukms_url: missing, expected a URL such as http://localhost:5555",
            "1:1 peers.hsn_bob.source_KME_ID: missing, expected our own KME ID",
            "1:1 peers.hsn_bob.master_SAE_ID: missing, expected our own SAE ID",
            "1:1 peers.hsn_bob.slave_SAE_ID: missing, expected the other side's SAE ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"source_KME_ID", "master_SAE_ID", "slave_SAE_ID"})
  void refusesAnIdentifierThatIsNone(String key) {
    String toml = NodeFile.SOUND.replaceAll(key + " = .*", key + " = \"a b\"");

    assertThat(problems(toml))
        .singleElement()
        .asString()
        .endsWith(
            key
                + ": not an identifier, expected 1 to 64 of A-Z a-z 0-9 - . _ ~ and not dots alone");
  }

  @Test
  void refusesANameThatIsNoIdentifierAndGoesOnWithItsTable() {
    assertThat(problems(NodeFile.with("hsn_bob", "\"hsn/bob\"").replace("sae_bob", "sae/bob")))
        .containsExactly(
            "5:1 peers.\"hsn/bob\": not an identifier,"
                + " expected 1 to 64 of A-Z a-z 0-9 - . _ ~ and not dots alone",
            "11:1 peers.\"hsn/bob\".slave_SAE_ID: not an identifier,"
                + " expected 1 to 64 of A-Z a-z 0-9 - . _ ~ and not dots alone");
  }

  @Test
  void refusesAPeerThatIsNoTable() {
    assertThat(problems("[peers]\nhsn_bob = \"http://localhost:5556\""))
        .containsExactly("2:1 peers.hsn_bob: not a table, expected a table [peers.NAME]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", ".bob", "../bob", "a/b", "a b", "bob\\u0000", "b\\u00f6b"})
  void refusesAnAliasThatIsNoPlainFileName(String alias) {
    assertThat(problems(NodeFile.with("\"bob\"", '"' + alias + '"')))
        .containsExactly(
            "8:1 peers.hsn_bob.alias: not a plain file name, expected "
                + "1 to 64 of A-Z a-z 0-9 . _ - with no dot at the start");
  }

  @Test
  void takesAnAliasOf64CharactersAndNotOfMore() throws Exception {
    String longest = "wg-0_a.b" + "x".repeat(56);

    NodeFile file = new NodeFile(folder);
    assertThat(file.read(NodeFile.with("\"bob\"", '"' + longest + '"')).peers())
        .extracting(PeerConfig::alias)
        .containsExactly(longest);
    assertThat(file.problems(NodeFile.with("\"bob\"", '"' + longest + "y\""))).hasSize(1);
  }

  @Test
  void needsAnAliasWhereTheNameIsNoPlainFileName() {
    String toml = NodeFile.with("hsn_bob", "\"~bob\"").replace("alias = \"bob\"\n", "");

    assertThat(problems(toml))
        .containsExactly(
            "5:1 peers.\"~bob\".alias: missing, expected "
                + "1 to 64 of A-Z a-z 0-9 . _ - with no dot at the start");
  }

  @Test
  void refusesAnAliasThatAnotherPeerHasInOtherCapitals() {
    assertThat(problems(NodeFile.withSecond("hsn_carol", "\"bob\"", "\"Bob\"")))
        .containsExactly(
            "15:1 peers.hsn_carol.alias: \"Bob\" is the alias of hsn_bob, too, capitals aside;"
                + " expected an alias of its own");
  }

  @Test
  void refusesANameThatIsAnotherPeersAlias() {
    String toml = NodeFile.withSecond("Bob", "alias = \"bob\"\n", "");

    assertThat(problems(toml))
        .containsExactly(
            "12:1 peers.Bob.alias: \"Bob\" is the alias of hsn_bob, too, capitals aside;"
                + " expected an alias of its own");
  }

  @Test
  void comparesAliasesThoughOtherValuesAreBad() {
    assertThat(problems(NodeFile.withSecond("hsn_carol", "localhost:5556", "localhost:99999")))
        .containsExactly(
            "14:1 peers.hsn_carol.ukms_url: a port out of 1 to 65535,"
                + " expected a URL such as http://localhost:5555",
            "15:1 peers.hsn_carol.alias: \"bob\" is the alias of hsn_bob, too, capitals aside;"
                + " expected an alias of its own");
  }

  @Test
  void refusesAPeerNamedAsWeAreWhereverThatStands() {
    String toml = NodeFile.withSecond("hsn_alice", "\"bob\"", "\"alice\"");

    assertThat(problems(toml))
        .containsExactly(
            "12:1 peers.hsn_alice: named as our own source_KME_ID,"
                + " expected the KME ID of the other side");
  }

  @Test
  void refusesAnUnknownKeyWithTheNearestKnownOne() {
    assertThat(problems(NodeFile.with("source_KME_ID", "source_kme_id")))
        .containsExactly(
            "5:1 peers.hsn_bob.source_KME_ID: missing, expected our own KME ID",
            "9:1 peers.hsn_bob.source_kme_id: unknown key, did you mean `source_KME_ID`?");
  }
}
