package org.ukms.exchange;

import java.util.Optional;
import java.util.stream.Stream;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.PskDerivation;
import org.ukms.key.QkdKey;

/**
 * What a node knows of one peer in the classic exchange. Each event gives the next
 * state; the effect is always the same: save it, then deliver its PSK.
 *
 * @param ours the key whose ID the peer has heard from us
 * @param theirs the key whose ID the peer named
 * @param offered a key whose ID we answered, while it is open whether the answer left
 * @param inDoubt whether a restart came while it was open
 */
public record PeerState(
    Optional<QkdKey> ours, Optional<QkdKey> theirs, Optional<QkdKey> offered, boolean inDoubt) {

  /** A peer that was never heard of. */
  public static PeerState unknown() {
    return new PeerState(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** What was saved, taken up by a new process. */
  public static PeerState restored(
      Optional<QkdKey> ours, Optional<QkdKey> theirs, Optional<QkdKey> offered) {
    return new PeerState(ours, theirs, offered, offered.isPresent());
  }

  /** The peer asked, and our device gave this key for it. */
  public PeerState offering(Verb asked, QkdKey key) {
    Optional<QkdKey> kept = asked == Verb.NEW ? Optional.empty() : theirs;
    return new PeerState(ours, kept, Optional.of(key), inDoubt);
  }

  /** The reply that names this key has left. An older offer, or a repeated one, changes nothing. */
  public Optional<PeerState> replyLeft(KeyId id) {
    return offered
        .filter(key -> key.id().equals(id))
        .map(key -> new PeerState(offered, theirs, Optional.empty(), false));
  }

  /** The peer named this key, and our device delivered it. */
  public PeerState received(QkdKey key) {
    return new PeerState(ours, Optional.of(key), offered, inDoubt);
  }

  /** How the next rotation asks. */
  public Verb nextVerb() {
    return ours.isEmpty() || inDoubt ? Verb.NEW : Verb.ROTATE;
  }

  /** The PSK, once both keys are there; the caller closes it. */
  public Optional<Psk> psk() {
    return ours.flatMap(one -> theirs.map(other -> PskDerivation.classic(one, other)));
  }

  /** All keys that this state holds. */
  public Stream<QkdKey> keys() {
    return Stream.of(ours, theirs, offered).flatMap(Optional::stream);
  }
}
