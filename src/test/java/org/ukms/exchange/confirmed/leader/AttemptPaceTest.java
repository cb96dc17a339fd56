package org.ukms.exchange.confirmed.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.exchange.confirmed.value.Vectors;
import org.ukms.json.JsonFault;
import org.ukms.key.SampleKeys;

/** What an attempt costs is not spent again at once. */
class AttemptPaceTest {

  private static final Link LINK = new Link("hsn_alice", "hsn_bob", "sae_alice", "sae_bob");

  private final Vectors vectors = new Vectors();
  private final Leader leader =
      new Leader(new Terms(LINK, Optional.empty(), new Token("AAECAwQFBgcICQoLDA0ODw==")));
  private final LeaderEvent.Begin begin =
      new LeaderEvent.Begin(token("q"), token("attempt"), true, true);
  private LeaderState state =
      LeaderState.restored(ChainState.unknown(token("instanceL"), Optional.empty()));

  @Test
  void aPrepareIsRepeatedSoonAndANewAttemptBeginsLater() throws JsonFault {
    prepare();

    assertThat(paceOf(on(new LeaderEvent.Unanswered("lost")))).isEqualTo(Effect.Pace.AGAIN);
    assertThat(sent(on(begin))).isInstanceOf(Prepare.class);
    assertThat(paceOf(on(new LeaderEvent.Unanswered("lost")))).isEqualTo(Effect.Pace.AGAIN);
    assertThat(sent(on(begin))).isInstanceOf(Prepare.class);
    assertThat(paceOf(on(new LeaderEvent.Unanswered("lost")))).isEqualTo(Effect.Pace.LATER);
    assertThat(state.secrets()).isEmpty();
    assertThat(sent(on(begin))).isInstanceOf(StateQuery.class);
  }

  private void prepare() throws JsonFault {
    on(begin);
    byte[] reply = vectors.text("first-state").getBytes(StandardCharsets.UTF_8);
    on(new LeaderEvent.Said(StateReply.read(reply)));
    List<Effect> effects = on(new LeaderEvent.KeyCame(SampleKeys.key("one", SampleKeys.K1)));
    assertThat(sent(effects)).isInstanceOf(Prepare.class);
  }

  private List<Effect> on(LeaderEvent event) {
    Step<LeaderState> step = leader.on(state, event);
    state = step.state();
    return step.effects();
  }

  private static Object sent(List<Effect> effects) {
    return ((Effect.Send) effects.get(effects.size() - 1)).message();
  }

  private static Effect.Pace paceOf(List<Effect> effects) {
    return ((Effect.End) effects.get(effects.size() - 1)).pace();
  }

  private Token token(String name) {
    return new Token(Base64.getEncoder().encodeToString(vectors.bytes(name)));
  }
}
