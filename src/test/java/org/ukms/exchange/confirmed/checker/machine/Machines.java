package org.ukms.exchange.confirmed.checker.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.checker.machine.Deed.Done;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.follower.Follower;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.Leader;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.key.Psk;

/** The shipped machines. They are pure: what an event makes of a state is computed once. */
public final class Machines {

  /** A leader, and the number of its durable state. */
  public record Leading(LeaderState state, int disk) {}

  /** A follower, and the number of its durable state. */
  public record Following(FollowerState state, int disk) {}

  private record Asked(String role, int state, String event) {}

  private final Surroundings surroundings;
  private final Leader leader =
      new Leader(new Terms(Names.LINK, Optional.empty(), Names.token('s', 1)));
  private final Follower follower =
      new Follower(new Terms(Names.LINK, Optional.empty(), Names.token('s', 1)));
  private final Register<Leading> leaders = new Register<>();
  private final Register<Following> followers = new Register<>();
  private final Register<Facts> disks = new Register<>();
  private final Register<String> psks = new Register<>();
  private final Register<Parcel> parcels = new Register<>();
  private final Map<Asked, Done> steps = new ConcurrentHashMap<>();

  public Machines(Surroundings surroundings) {
    this.surroundings = surroundings;
    psk(Optional.empty());
  }

  /** What the machines rely on. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** What an event makes of a leader; computed anew. */
  public Step<LeaderState> step(LeaderState state, LeaderEvent event) {
    return leader.on(state, event);
  }

  /** What an event makes of a follower; computed anew. */
  public Step<FollowerState> step(FollowerState state, FollowerEvent event) {
    return follower.on(state, event);
  }

  public Leading leader(int number) {
    return leaders.value(number);
  }

  public Following follower(int number) {
    return followers.value(number);
  }

  public Facts disk(int number) {
    return disks.value(number);
  }

  public Parcel parcel(int number) {
    return parcels.value(number);
  }

  public int number(LeaderState state) {
    return leaders.number(Texts.of(state), () -> new Leading(state, number(state.durable())));
  }

  public int number(FollowerState state) {
    return followers.number(Texts.of(state), () -> new Following(state, number(state.durable())));
  }

  public int number(ChainState state) {
    return disks.number(
        Texts.of(state),
        () -> Facts.of(state, psk(state.current().map(Epoch::psk)), psk(state.installed())));
  }

  public int number(Parcel parcel) {
    return parcels.number(parcel, () -> parcel);
  }

  public String psk(int number) {
    return psks.value(number);
  }

  private int psk(Optional<Psk> psk) {
    String text = Texts.of(psk);
    return psks.number(text, () -> text);
  }

  /** What an event makes of a leader. */
  public Done leads(int state, String name, Supplier<LeaderEvent> event) {
    return steps.computeIfAbsent(new Asked("L", state, name), asked -> led(state, event.get()));
  }

  private Done led(int number, LeaderEvent event) {
    LeaderState before = leader(number).state();
    Step<LeaderState> step = leader.on(before, event);
    boolean isRepeated = !(event instanceof LeaderEvent.KeyCame);
    List<Deed> deeds = new ArrayList<>();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Send send) {
        Parcel.Request request = new Parcel.Request(send.message());
        Stream<Parcel> sent = surroundings.sent(request, step.state(), isRepeated).stream();
        deeds.add(new Deed.Sent(sent.map(this::number).toList()));
      } else {
        deed(effect, "").ifPresent(deeds::add);
      }
    }
    return new Done(number(step.state()), List.copyOf(deeds), hears(step));
  }

  /** What an event makes of a follower. */
  public Done follows(int state, String name, String verb, Supplier<FollowerEvent> event) {
    return steps.computeIfAbsent(
        new Asked("F", state, name),
        asked -> {
          Step<FollowerState> step = follower.on(follower(state).state(), event.get());
          return new Done(
              number(step.state()),
              step.effects().stream().flatMap(effect -> deed(effect, verb).stream()).toList(),
              hears(step));
        });
  }

  private static boolean hears(Step<?> step) {
    return step.effects().stream().anyMatch(Effect.Heard.class::isInstance);
  }

  private Optional<Deed> deed(Effect effect, String verb) {
    if (effect instanceof Effect.Save save) {
      return Optional.of(new Deed.Saved(number(save.state())));
    }
    if (effect instanceof Effect.Install install) {
      return Optional.of(new Deed.Installed(psk(Optional.of(install.psk()))));
    }
    if (effect instanceof Effect.InstallMissing missing) {
      return Optional.of(new Deed.Installed(psk(Optional.of(missing.psk()))));
    }
    if (effect instanceof Effect.Reply reply) {
      return Optional.of(answered(verb, reply.answer()));
    }
    if (effect instanceof Effect.Conclude conclude) {
      return Optional.of(answered("prepare", conclude.answer()));
    }
    if (effect instanceof Effect.GiveBack back) {
      return Optional.of(new Deed.GivenBack(Names.number(back.key().id())));
    }
    if (effect instanceof Effect.ResetDone) {
      return Optional.of(new Deed.Reset());
    }
    return effect instanceof Effect.Alarm alarm
        ? Optional.of(new Deed.Alarmed(alarm.text()))
        : Optional.empty();
  }

  private Deed answered(String verb, Answer answer) {
    return new Deed.Answered(number(new Parcel.Reply(verb, answer)));
  }
}
