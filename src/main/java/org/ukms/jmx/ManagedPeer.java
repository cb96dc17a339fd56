package org.ukms.jmx;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ukms.etsi014.failover.DeviceView;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.event.Event.PskInstalled;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;
import org.ukms.rotation.PeerRotation;
import org.ukms.rotation.confirmed.ConfirmedPeer;
import org.ukms.status.PeerStatus;
import org.ukms.status.PeerStatus.Failure;
import org.ukms.status.StatusBoard;

/** One peer, in the types of JMX (M-2). */
final class ManagedPeer implements PeerMXBean {

  private final PeerName peer;
  private final StatusBoard board;
  private final PeerRotation rotation;
  private final ConfirmedPeer confirmed;

  ManagedPeer(PeerName peer, StatusBoard board, PeerRotation rotation, ConfirmedPeer confirmed) {
    this.peer = peer;
    this.board = board;
    this.rotation = rotation;
    this.confirmed = confirmed;
  }

  @Override
  public String getName() {
    return peer.value();
  }

  @Override
  public String getExchange() {
    return status().chain().exchange().orElse("");
  }

  @Override
  public long getEpoch() {
    return status().chain().epoch().orElse(-1L);
  }

  @Override
  public boolean isStale() {
    return status().chain().stale();
  }

  @Override
  public String[] getEvents() {
    return status().chain().notable().stream()
        .map(event -> event.at() + " " + event.text())
        .toArray(String[]::new);
  }

  @Override
  public String[] getDeliveries() {
    return board.deliveries(peer).stream()
        .map(
            delivery ->
                delivery.kind()
                    + " "
                    + delivery.target()
                    + " "
                    + delivery.state().text()
                    + " since "
                    + delivery.since()
                    + delivery.cause().map(cause -> ": " + cause).orElse(""))
        .toArray(String[]::new);
  }

  @Override
  public String getOurKeyId() {
    return status().psk().flatMap(PskInstalled::ours).map(KeyId::value).orElse("");
  }

  @Override
  public String getTheirKeyId() {
    return status().psk().flatMap(PskInstalled::theirs).map(KeyId::value).orElse("");
  }

  @Override
  public long getPskAgeSeconds() {
    return status().pskAgeSeconds(board.now()).orElse(-1L);
  }

  @Override
  public String getLastSuccess() {
    return text(status().success());
  }

  @Override
  public String getLastFailure() {
    return text(status().failure().map(Failure::at));
  }

  @Override
  public String getLastFailureCause() {
    return status().failure().map(Failure::cause).orElse("");
  }

  @Override
  public String getNextAttempt() {
    return text(status().next());
  }

  @Override
  public boolean isPaused() {
    return status().paused();
  }

  @Override
  public long getRotationsSucceeded() {
    return status().tally().succeeded();
  }

  @Override
  public long getRotationsFailed() {
    return status().tally().failed();
  }

  @Override
  public long getRotationsFailedInARow() {
    return status().tally().failedInARow();
  }

  @Override
  public long getQuestionsAnswered() {
    return status().tally().answered();
  }

  @Override
  public String[] getDevices() {
    return supply().devices().stream().map(ManagedPeer::text).toArray(String[]::new);
  }

  @Override
  public long getStoredKeys() {
    return supply().stored().orElse(-1L);
  }

  @Override
  public long getMaxKeys() {
    return supply().max().orElse(-1L);
  }

  @Override
  public long getKeysTaken() {
    return supply().taken();
  }

  @Override
  public long getKeysBurnt() {
    return supply().burnt();
  }

  @Override
  public long getSlowedToSeconds() {
    return supply().slowedTo().map(Duration::toSeconds).orElse(-1L);
  }

  @Override
  public long getRefusedCertificates() {
    return status().refused().count();
  }

  @Override
  public void rotateNow() {
    rotation.rotateNow();
  }

  @Override
  public void pause() {
    rotation.pause();
  }

  @Override
  public void resume() {
    rotation.resume();
  }

  @Override
  public void allowReset() {
    confirmed.allowReset();
    rotation.rotateNow();
  }

  private PeerStatus status() {
    return board.peers().get(peer);
  }

  private SupplyView supply() {
    return board.supply(peer);
  }

  private static String text(DeviceView device) {
    return device.url()
        + " "
        + device.state().name().toLowerCase(Locale.ROOT)
        + device.cause().map(cause -> ": " + cause).orElse("")
        + device.remark().map(remark -> "; " + remark).orElse("");
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }
}
