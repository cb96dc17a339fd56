package org.ukms.exchange.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.follower.Follower;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.Leader;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.exchange.confirmed.value.Vectors;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.Framing;
import org.ukms.key.chain.KeyChain;
import org.ukms.key.chain.TagKey;

/**
 * Both machines say, byte for byte, what the specification has as test vectors, which OpenSSL
 * computed.
 */
class SpecifiedMessagesTest {

  private final Vectors vectors = new Vectors();
  private final Token question = token("q");
  private final Token attempt = token("attempt");

  private Leader leader;
  private LeaderState leading;
  private Follower follower;
  private FollowerState following;

  @Test
  void ofTheFirstChain() {
    begin(Optional.empty(), Optional.empty());

    run("first-");

    assertThat(leading.durable().current()).contains(first());
    assertThat(following.durable().current()).contains(first());
  }

  @Test
  void ofARotationWithAStaticSecret() {
    begin(Optional.of(material("static")), Optional.of(first()));

    run("");

    assertThat(leading.durable().current()).isEqualTo(following.durable().current());
    Epoch second = leading.durable().current().orElseThrow();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.chain()).isEqualTo(new KeyChain(material("chain2")));
    assertThat(hex(second.hash().bytes())).isEqualTo(vectors.text("hash2"));
    assertThat(hex(second.context().bytes())).isEqualTo(vectors.text("context2"));
    assertThat(second.chain().confirm()).isEqualTo(new TagKey(material("confirm2")));
  }

  @Test
  void whatATagCovers() throws Exception {
    Commit commit = Commit.read(vectors.text("commit").getBytes(StandardCharsets.UTF_8));
    byte[] body = commit.body().framed();
    byte[] context = Framing.framed(vectors.bytes("context2"));

    assertThat(hex(body)).isEqualTo(vectors.text("body"));
    assertThat(hex(Hash.of(HexFormat.of().parseHex(hex(body) + hex(context))).bytes()))
        .isEqualTo(vectors.text("covered"));
    assertThat(TagKey.fixed(material("static"))).isEqualTo(new TagKey(material("fixed")));
  }

  private void begin(Optional<KeyMaterial> fixed, Optional<Epoch> shared) {
    Link link = new Link("hsn_alice", "hsn_bob", "sae_alice", "sae_bob");
    leader = new Leader(new Terms(link, fixed, token("startL")));
    leading = LeaderState.restored(durable("instanceL", shared));
    follower = new Follower(new Terms(link, fixed, token("startF")));
    following = FollowerState.restored(durable("instanceF", shared), token("nonceF"));
  }

  private ChainState durable(String instance, Optional<Epoch> shared) {
    return new ChainState(
        token(instance),
        shared.isPresent(),
        shared,
        shared.map(Epoch::psk),
        Map.of(),
        false,
        Optional.empty());
  }

  private Epoch first() {
    return new Epoch(
        1,
        new KeyChain(material("chain1")),
        new Hash(Base64.getEncoder().encodeToString(vectors.bytes("context1"))),
        new KeyIds(new KeyId(vectors.text("idL")), new KeyId(vectors.text("idF"))));
  }

  /** What one end says is what the other is told, and both are in the specification. */
  private void run(String run) {
    Message query = said(lead(new LeaderEvent.Begin(question, attempt, true, true)));
    assertIs(run + "query", query);
    Message.FromFollower state =
        answered(follow(new FollowerEvent.Asked((StateQuery) query, new Wishes(120, true, false))));
    assertIs(run + "state", state);

    assertThat(lead(new LeaderEvent.Said(state))).contains(new Effect.TakeKey(attempt));
    Message prepare = said(lead(new LeaderEvent.KeyCame(key("idL", "kL"))));
    assertIs(run + "prepare", prepare);
    assertThat(follow(new FollowerEvent.PrepareCame((Prepare) prepare, true)))
        .contains(new Effect.FindKey(attempt, new KeyId(vectors.text("idL"))));
    assertThat(follow(new FollowerEvent.LeadersKeyCame(attempt, key("idL", "kL"))))
        .contains(new Effect.TakeKey(attempt));
    Message.FromFollower prepared =
        answered(follow(new FollowerEvent.OwnKeyCame(attempt, key("idF", "kF"), token("nonceF2"))));
    assertIs(run + "prepared", prepared);
    if (run.isEmpty()) {
      assertIs(
          "promising",
          answered(
              follow(new FollowerEvent.Asked((StateQuery) query, new Wishes(120, true, true)))));
    }

    assertThat(lead(new LeaderEvent.Said(prepared)))
        .contains(new Effect.FindKey(attempt, new KeyId(vectors.text("idF"))));
    Message commit = said(lead(new LeaderEvent.KeyCame(key("idF", "kF"))));
    assertIs(run + "commit", commit);
    Message.FromFollower committed =
        answered(follow(new FollowerEvent.CommitCame((Commit) commit)));
    assertIs(run + "committed", committed);
    assertThat(lead(new LeaderEvent.Said(committed)))
        .last()
        .isInstanceOfSatisfying(
            Effect.End.class, end -> assertThat(end.pace()).isEqualTo(Effect.Pace.ROTATED));
  }

  private List<Effect> lead(LeaderEvent event) {
    Step<LeaderState> step = leader.on(leading, event);
    leading = step.state();
    return step.effects();
  }

  private List<Effect> follow(FollowerEvent event) {
    Step<FollowerState> step = follower.on(following, event);
    following = step.state();
    return step.effects();
  }

  private static Message said(List<Effect> effects) {
    return ((Effect.Send) effects.get(effects.size() - 1)).message();
  }

  private static Message.FromFollower answered(List<Effect> effects) {
    Effect last = effects.get(effects.size() - 1);
    Answer answer =
        last instanceof Effect.Conclude conclude
            ? conclude.answer()
            : ((Effect.Reply) last).answer();
    return ((Answer.Said) answer).message();
  }

  private void assertIs(String vector, Message message) {
    assertThat(new String(message.json(), StandardCharsets.UTF_8))
        .as(vector)
        .isEqualTo(vectors.text(vector));
  }

  private QkdKey key(String id, String name) {
    return new QkdKey(new KeyId(vectors.text(id)), material(name));
  }

  private Token token(String name) {
    return new Token(Base64.getEncoder().encodeToString(vectors.bytes(name)));
  }

  private KeyMaterial material(String name) {
    return KeyMaterial.taken(vectors.bytes(name));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
