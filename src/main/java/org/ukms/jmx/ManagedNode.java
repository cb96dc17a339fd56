package org.ukms.jmx;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ukms.name.PeerName;
import org.ukms.status.PeerStatus;
import org.ukms.status.StatusBoard;

/** The node, in the types of JMX (M-2). */
final class ManagedNode implements NodeMXBean {

  private final StatusBoard board;
  private final List<ManagedPeer> peers;

  ManagedNode(StatusBoard board, List<ManagedPeer> peers) {
    this.board = board;
    this.peers = List.copyOf(peers);
  }

  @Override
  public String getName() {
    return board.node();
  }

  @Override
  public String getVersion() {
    return board.version();
  }

  @Override
  public List<String> getWarnings() {
    return board.warnings();
  }

  @Override
  public int getPeerCount() {
    return peers.size();
  }

  @Override
  public int getFailingPeerCount() {
    return getFailingPeers().size();
  }

  @Override
  public List<String> getFailingPeers() {
    return peersThat(status -> status.tally().failedInARow() > 0);
  }

  @Override
  public List<String> getPeersWithoutPsk() {
    return peersThat(status -> status.psk().isEmpty());
  }

  @Override
  public List<String> getPausedPeers() {
    return peersThat(PeerStatus::paused);
  }

  @Override
  public long getOldestPskAgeSeconds() {
    Instant now = board.now();
    return board.peers().values().stream()
        .mapToLong(status -> status.pskAgeSeconds(now).orElse(-1L))
        .max()
        .orElse(-1);
  }

  @Override
  public long getRefusedCertificates() {
    return board.refused().count();
  }

  @Override
  public void rotateNow() {
    peers.forEach(ManagedPeer::rotateNow);
  }

  @Override
  public void pause() {
    peers.forEach(ManagedPeer::pause);
  }

  @Override
  public void resume() {
    peers.forEach(ManagedPeer::resume);
  }

  private List<String> peersThat(Predicate<PeerStatus> fit) {
    return board.peers().entrySet().stream()
        .filter(entry -> fit.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .map(PeerName::value)
        .toList();
  }
}
