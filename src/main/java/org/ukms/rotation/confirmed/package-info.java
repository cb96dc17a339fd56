/**
 * The confirmed exchange with one peer, in time: both machines, and what does their effects.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>R-14 Effects are done in their order under the monitor of the pairing; the network comes
 *       last and outside of it. What could not be saved ends the step, and the next one begins from
 *       what is on the disk.
 *   <li>R-15 A message that is not answered is repeated after 0.25 s, doubling to 5 s, with jitter;
 *       a new attempt, which costs keys, waits for 2 s, doubling to 60 s or the interval.
 *   <li>R-16 A follower without a chain, or which has not heard of the leader for one and a half
 *       intervals, or whose operator wants a rotation, asks the leader to look.
 *   <li>R-17 Strangers are limited by their address; who has proved itself is not.
 *   <li>R-18 A secret has one owner: what a step drops is closed when the step is done.
 * </ol>
 *
 * <p>Out of scope: when turns begin, and which exchange is spoken.
 */
package org.ukms.rotation.confirmed;
