/**
 * The rotations with all peers: when to ask, what to do with an answer, when to answer, and in
 * which order things become durable, visible and known to the peer.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>R-1 Each peer is asked every {@code key_rotation_seconds}, at once at the start, and at
 *       once when it asks by {@code /new}; a rotation that is under way then is followed by one
 *       more. In the confirmed exchange the leader alone rotates.
 *   <li>R-2 A failed attempt is repeated after 2 s, doubling up to {@code key_rotation_seconds},
 *       with jitter, and not before the time that the other party asked for; up to 60 s where the
 *       confirmed exchange may be spoken.
 *   <li>R-3 One peer costs the others nothing: no thread waits for a network, no lock is held
 *       across a call, and each peer has a lock of its own.
 *   <li>R-6 A repeated question gets the same answer and costs nothing; a flood costs at most seven
 *       keys in an interval: {@link org.ukms.schedule.AnswerLimit} says how.
 *   <li>R-9 An operator may pause the rotations with a peer. None of ours begins then, whether it
 *       is due, to be repeated, or wanted by {@code /new}; what is under way ends, the peer is
 *       answered, and writes are not held. {@code resume} does at once, and once, what became due
 *       meanwhile. A pause is not kept over a restart: a node that nobody looks after rotates.
 *   <li>R-10 An operator may order a rotation, in a pause and in a back-off too; in a pause it is
 *       that one alone, which is not repeated if it fails. It waits for the end of what is under
 *       way, for 2 s after that, lest the peer take it for a repeat, and for as long as the
 *       other party asked.
 *   <li>R-11 A node with many peers does not ask them all at once when it starts: the first
 *       questions are spread, about a hundred a second, and so are all later ones.
 *   <li>R-20 Which exchange is spoken is asked before each turn, until the confirmed one was spoken
 *       to its end once: from then on it is the only one, and a peer that speaks it no more is a
 *       failure, not a reason to fall back. A peer that does not answer speaks neither. Who has a
 *       static secret never speaks the classic exchange.
 *   <li>R-21 With few keys in store the time between two rotations is longer, for as long as that
 *       is so; the first that was due meanwhile begins at once then.
 *   <li>R-22 Once a QKD device answers again that failed, what failed for it is repeated within 2
 *       s.
 * </ol>
 *
 * <p>Out of scope: when and how often (package {@code schedule}), the bytes on the wire, and the
 * threads, which {@code server} or a test brings.
 */
package org.ukms.rotation;
