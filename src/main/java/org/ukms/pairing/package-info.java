/**
 * What two ends of a pair share, as one of them keeps it: saved first, then delivered, whichever
 * exchange it comes from.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>R-4 Saved before delivered: after a crash we may deliver twice, which is harmless; a PSK
 *       that we would not know again is never delivered. An offer is saved before its answer
 *       leaves.
 *   <li>R-5 What could not be written is written later, after 2 s, doubling, with jitter, without
 *       new keys.
 *   <li>R-7 At the start the key file is right before the first message goes out.
 *   <li>R-8 Time and chance come from outside; elapsed time alone counts, never the time of day.
 *   <li>R-12 Once the confirmed exchange was spoken to its end, the classic one changes nothing any
 *       more: its keys are forgotten in the same write.
 *   <li>R-13 Where the configuration wants it, a random key takes the place of a PSK that was not
 *       renewed for too long, and after a restart until the peer has proved itself. It is never
 *       saved, and never part of a chain; the next epoch that is complete ends it.
 *   <li>R-23 Where the configuration wants it, a node that ends in order leaves a random key; the
 *       PSK is kept and comes back with the node.
 * </ol>
 *
 * <p>Out of scope: what is said to the peer, and when.
 */
package org.ukms.pairing;
