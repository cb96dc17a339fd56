package org.ukms.jmx;

import java.util.List;

/** What JMX shows of this node, and does with all its peers (M-1 to M-3). */
public interface NodeMXBean {

  /** Its KME ID, or several, separated by commas. */
  String getName();

  /** The version of this program. */
  String getVersion();

  /** What is insecure, as long as it is. */
  List<String> getWarnings();

  /** How many peers it has. */
  int getPeerCount();

  /** With how many peers the last rotation of ours failed. */
  int getFailingPeerCount();

  /** Their names. */
  List<String> getFailingPeers();

  /** The peers with which there is no PSK yet. */
  List<String> getPeersWithoutPsk();

  /** The peers that somebody paused. */
  List<String> getPausedPeers();

  /** The age of the oldest PSK, or -1 if there is none. */
  long getOldestPskAgeSeconds();

  /** How many certificates were refused that were shown in no peer's name, since the start. */
  long getRefusedCertificates();

  /** Orders a rotation with each peer. */
  void rotateNow();

  /** Holds our rotations with all peers. */
  void pause();

  /** Ends every pause. */
  void resume();
}
