/**
 * When to ask a peer, and how often to answer one: pure rules of time, which know nobody.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>C-1 Once per interval; after a failure sooner, with a wait that doubles and is jittered, so
 *       that many nodes do not come back at the same instant.
 *   <li>C-2 What another party asks to wait is waited, at most an interval.
 *   <li>C-3 A question that is repeated soon is the same question.
 *   <li>C-4 Whoever asks on and on costs at most seven keys in an interval.
 *   <li>C-5 A pause holds every rotation but the one that the operator orders; it changes no time.
 *   <li>C-6 Nothing here reads a clock or, but for the limit of strangers, is safe for several
 *       threads: its owner gives the time and has the lock.
 *   <li>C-7 A stranger may send 20 messages at once and 5 more per second in the name of each peer;
 *       all strangers together 1000 and 200, so that many addresses do not help. At most 10,000
 *       addresses and names are remembered; of IPv6 the first half of an address counts.
 * </ol>
 *
 * <p>Out of scope: what is asked and answered.
 */
package org.ukms.schedule;
