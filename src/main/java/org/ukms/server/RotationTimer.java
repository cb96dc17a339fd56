package org.ukms.server;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ukms.name.PeerName;

/** One timer of the container per peer, armed anew each time (W-2). */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RotationTimer {

  @Resource private TimerService timers;

  private final Map<PeerName, Timer> armed = new ConcurrentHashMap<>();

  /** Ticks this peer after this time, and not when it was said before. */
  public void wake(PeerName peer, Duration in) {
    TimerConfig volatileTimer = new TimerConfig(peer.value(), false);
    armed.compute(
        peer,
        (same, old) -> {
          cancel(old);
          return timers.createSingleActionTimer(in.toMillis(), volatileTimer);
        });
  }

  @Timeout
  void tick(Timer timer) {
    PeerName peer = new PeerName((String) timer.getInfo());
    RunningNode.get().ifPresent(node -> node.rotations().tick(peer));
  }

  private static void cancel(Timer timer) {
    try {
      if (timer != null) {
        timer.cancel();
      }
    } catch (NoSuchObjectLocalException expired) {
      // It has called us already, which is why a new one is armed.
      return;
    }
  }
}
