package org.ukms.exchange.confirmed.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.key.chain.Framing.framed;
import static org.ukms.key.chain.Framing.text;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.ChainSource;
import org.ukms.key.chain.KeyChain;
import org.ukms.key.chain.TagKey;

/** The derivation against the test vectors of the specification, which OpenSSL computed. */
class DerivationTest {

  private static final String SUITE = "KMAC256;qkd-leader,qkd-follower";
  private static final Link LINK = new Link("hsn_alice", "hsn_bob", "sae_alice", "sae_bob");

  private final Vectors vectors = new Vectors();

  @Test
  void aResetMakesTheFirstChain() {
    EpochContext context = context(SUITE, 1, Optional.empty(), Optional.of(new Claims(0, 0)));
    assertThat(hex(context.hash().bytes())).isEqualTo(vectors.text("context1"));

    assertThat(exposed(firstChain().material())).isEqualTo(vectors.text("chain1"));
  }

  @Test
  void aRotationGoesOnFromTheChainBeforeAndMixesTheStaticSecretIn() {
    Optional<Hash> before = Optional.of(Hash.of(firstChain()));
    EpochContext context = context(SUITE + ",static", 2, before, Optional.empty());
    assertThat(hex(context.hash().bytes())).isEqualTo(vectors.text("context2"));

    List<ChainSource> sources =
        List.of(
            ChainSource.ofLeader(key("idL", "kL")),
            ChainSource.ofFollower(key("idF", "kF")),
            ChainSource.fixed(material("static")));
    KeyChain second = firstChain().next(sources, context.hash().bytes());

    assertThat(exposed(second.material())).isEqualTo(vectors.text("chain2"));
    assertThat(exposed(second.psk("vpn", 2).material())).isEqualTo(vectors.text("psk2"));
  }

  @Test
  void leavesOfAChain() {
    KeyChain chain = firstChain();

    assertThat(hex(chain.hash())).isEqualTo(vectors.text("hash1"));
    assertThat(exposed(chain.psk("", 1).material())).isEqualTo(vectors.text("psk1"));
    assertThat(exposed(chain.confirm().material())).isEqualTo(vectors.text("confirm1"));
  }

  @Test
  void theKeyOfAResetHasTheLeadersKeyAndTheStaticSecretInIt() {
    TagKey without = TagKey.reset(key("idL", "kL"), Optional.empty());
    TagKey with = TagKey.reset(key("idL", "kL"), Optional.of(material("static")));

    assertThat(exposed(without.material())).isEqualTo(vectors.text("reset"));
    assertThat(exposed(with.material())).isEqualTo(vectors.text("reset-static"));
  }

  @Test
  void aTagHoldsForItsMessageAlone() {
    TagKey key = firstChain().confirm();
    byte[] body = framed(text("one"), text("two"));

    byte[] tag = key.tag("prepare", "L->F", body);

    assertThat(hex(tag)).isEqualTo(vectors.text("tag"));
    assertThat(key.checks(tag, "prepare", "L->F", body)).isTrue();
    assertThat(key.checks(tag, "prepare", "F->L", body)).isFalse();
    assertThat(key.checks(tag, "commit", "L->F", body)).isFalse();
    assertThat(key.checks(tag, "prepare", "L->F", framed(text("onetwo")))).isFalse();
    assertThat(key.checks(new byte[0], "prepare", "L->F", body)).isFalse();
  }

  private KeyChain firstChain() {
    EpochContext context = context(SUITE, 1, Optional.empty(), Optional.of(new Claims(0, 0)));
    List<ChainSource> sources =
        List.of(ChainSource.ofLeader(key("idL", "kL")), ChainSource.ofFollower(key("idF", "kF")));
    return KeyChain.none().next(sources, context.hash().bytes());
  }

  private EpochContext context(
      String suite, long epoch, Optional<Hash> before, Optional<Claims> claims) {
    return new EpochContext(
        LINK,
        suite,
        epoch,
        token("attempt"),
        token("nonceF"),
        new KeyId(vectors.text("idL")),
        new KeyId(vectors.text("idF")),
        before,
        claims);
  }

  private Token token(String name) {
    return new Token(Base64.getEncoder().encodeToString(vectors.bytes(name)));
  }

  private QkdKey key(String id, String name) {
    return new QkdKey(new KeyId(vectors.text(id)), material(name));
  }

  private KeyMaterial material(String name) {
    return KeyMaterial.taken(vectors.bytes(name));
  }

  private static String exposed(KeyMaterial material) {
    return material.expose(DerivationTest::hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
