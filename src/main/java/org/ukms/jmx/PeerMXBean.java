package org.ukms.jmx;

/** What JMX shows of one peer, and does with it (M-1 to M-3). */
public interface PeerMXBean {

  /** Its KME ID. */
  String getName();

  /** Which exchange is spoken with it; empty until that is known. */
  String getExchange();

  /** The last epoch of the confirmed exchange that was reached, or -1. */
  long getEpoch();

  /** Whether a random key is in the place of a PSK that is too old. */
  boolean isStale();

  /** The last things out of the ordinary, each with its time, the newest last. */
  String[] getEvents();

  /** Each delivery that the peer lists: what and where, how it is, since when, and why it fails. */
  String[] getDeliveries();

  /** The ID of the key that we contributed to the PSK in place. */
  String getOurKeyId();

  /** The ID of the key that the peer contributed to it. */
  String getTheirKeyId();

  /** The age of the PSK in place, or -1 if there is none. */
  long getPskAgeSeconds();

  /** When a rotation of ours or the peer's last went well. */
  String getLastSuccess();

  /** When something last went wrong. */
  String getLastFailure();

  /** What that was. */
  String getLastFailureCause();

  /** When the peer is asked next; empty in a pause. */
  String getNextAttempt();

  /** Whether our rotations are held. */
  boolean isPaused();

  /** The rotations of ours that went well, since the start. */
  long getRotationsSucceeded();

  /** The rotations of ours that failed, since the start. */
  long getRotationsFailed();

  /** The rotations of ours that failed since the last that went well. */
  long getRotationsFailedInARow();

  /** The questions of the peer that were answered, since the start. */
  long getQuestionsAnswered();

  /** The QKD devices of the link in the order of preference, each with its state and the cause. */
  String[] getDevices();

  /** How many keys the fullest of them has in store, or -1. */
  long getStoredKeys();

  /** How many keys it can have in store, or -1. */
  long getMaxKeys();

  /** The keys that we took first, or may have taken, since the start. */
  long getKeysTaken();

  /** Those of them that were never part of a PSK in place. */
  long getKeysBurnt();

  /** The time between two rotations where few keys make it longer, or -1. */
  long getSlowedToSeconds();

  /** The certificates that were shown in its name and refused, since the start. */
  long getRefusedCertificates();

  /** Orders a rotation. */
  void rotateNow();

  /** Holds our rotations. */
  void pause();

  /** Ends the pause. */
  void resume();

  /** Allows one new chain where {@code on_chain_loss} says that an operator is asked. */
  void allowReset();
}
