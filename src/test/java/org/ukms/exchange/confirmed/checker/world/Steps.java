package org.ukms.exchange.confirmed.checker.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.checker.machine.Deed;
import org.ukms.exchange.confirmed.checker.machine.Deed.Done;
import org.ukms.exchange.confirmed.checker.machine.Parcel;

/** Steps of a machine, and the same ones with a crash after each deed. */
final class Steps {

  private final Ends ends;
  private final int busy;

  Steps(Ends ends) {
    this.ends = ends;
    this.busy = ends.machines.number(new Parcel.Reply("commit", new Answer.Busy()));
  }

  /** The same world with one fault less to come. */
  static World faulty(World world) {
    World next = world.copy();
    next.faultsLeft--;
    return next;
  }

  void leader(World base, Done done, Moves.Sink sink, Supplier<String> label) {
    int all = done.deeds().size();
    int before = ends.machines.leader(base.leader).disk();
    int after = ends.machines.leader(done.state()).disk();
    sink.next(ends.leader(base, done, all), complaint(before, after, done), label);
    for (int i = 0; i < all && base.faultsLeft > 0; i++) {
      sink.next(ends.leader(faulty(base), done, i), "", crash(label, "leader", done, i));
    }
  }

  void follower(
      World base, Done done, boolean isStranger, Moves.Sink sink, Supplier<String> label) {
    int all = done.deeds().size();
    int before = ends.machines.follower(base.follower).disk();
    int after = ends.machines.follower(done.state()).disk();
    String complaint = isStranger ? ofStranger(done) : "";
    complaint = complaint.isEmpty() ? complaint(before, after, done) : complaint;
    sink.next(ends.follower(base, done, all, isStranger), complaint, label);
    for (int i = 0; i < all && base.faultsLeft > 0; i++) {
      World next = ends.follower(faulty(base), done, i, isStranger);
      sink.next(next, "", crash(label, "follower", done, i));
      if (done.deeds().get(i) instanceof Deed.Installed) {
        List<Deed> instead = new ArrayList<>(done.deeds().subList(0, i));
        instead.add(new Deed.Answered(busy));
        Done failed = new Done(done.state(), instead, done.hears());
        World other = ends.follower(faulty(base), failed, instead.size(), isStranger);
        sink.next(other, "", () -> label.get() + ", and the follower's output fails");
      }
    }
  }

  /** Which rule a step breaks that a message of a stranger has made, "" if none. */
  static String ofStranger(Done done) {
    if (done.changesKeys()) {
      return "a stranger changes a key";
    }
    return done.hears() ? "a stranger is taken for the other end" : "";
  }

  private static Supplier<String> crash(Supplier<String> label, String who, Done done, int deeds) {
    return () ->
        label.get() + ", and the " + who + " crashes after " + done.deeds().subList(0, deeds);
  }

  /** Which rule a step breaks by itself: what is said or installed was saved before (F-9). */
  private String complaint(int before, int after, Done done) {
    int saved = before;
    for (Deed deed : done.deeds()) {
      if (deed instanceof Deed.Saved save) {
        saved = save.disk();
      } else if (deed instanceof Deed.Installed installed) {
        if (installed.psk() != ends.machines.disk(saved).installed()) {
          return "a PSK is installed that was not saved as such";
        }
      } else if (deed instanceof Deed.Alarmed alarm) {
        return "alarm without a cause: " + alarm.text();
      } else if ((deed instanceof Deed.Sent || deed instanceof Deed.Answered) && saved != after) {
        return "something is said before it is durable";
      }
    }
    return saved == after ? "" : "a change is not saved";
  }
}
