/**
 * The confirmed exchange, of which two ends never stay apart, as two pure machines: a state and an
 * event give the next state and its effects. {@code confirmed-exchange.md} is the specification.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>F-7 The leader alone decides. It commits an epoch before it says so, says so until it is
 *       answered, and puts the PSK into its output after that answer.
 *   <li>F-8 The follower promises an epoch before it says so, and breaks the promise only for a
 *       newer prepare with its current nonce. Writing the promise is what spends the nonce; a
 *       message that is refused spends nothing.
 *   <li>F-9 Effects are done in their order, and none after one that failed: what is said next is
 *       durable before. An end that is not certain what it saved starts anew from its disk.
 *   <li>F-10 A new chain is made only where the two ends share none: the follower judges, by the
 *       hash of the chain that the leader claims, before and after it has asked its device.
 *   <li>F-11 Whoever cannot prove that it is the other end changes no key and burns none: a key
 *       that was fetched for a message which turns out to be forged is given back.
 *   <li>F-12 A reply that the leader cannot check leads to a commit or to a reset, which the
 *       follower judges for itself, and to nothing else.
 * </ol>
 *
 * <p>Out of scope: clock, disk and network; when to begin and how often to repeat.
 */
package org.ukms.exchange.confirmed;
