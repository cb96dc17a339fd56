/**
 * What may be shown of a node.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>T-1 An operator at three in the morning sees per peer: which exchange, which key IDs, how
 *       old the PSK is, the last success, the last failure with its cause, the next attempt, and
 *       whether somebody paused it.
 *   <li>T-2 No secret has a path here: it is made of events and of figures, which cannot hold one.
 *   <li>T-3 What is insecure is said as long as it is so, and which certificates have to be
 *       renewed.
 *   <li>T-4 What is out of the ordinary, such as a new chain, another instance, a stale key or an
 *       alarm, stays on a short list with its time, when all is well again, too.
 *   <li>T-5 Of each QKD device on the link: whether it answers, since when and why not, and when it
 *       is tried next; and of the link's keys how many are stored, were taken, and were burnt.
 *   <li>T-6 Of refused certificates it shows how many there were, and of the last one whom it
 *       named, why it was refused and when: of each peer those that were shown in its name, of the
 *       node the rest.
 *   <li>T-7 Of a simulated device: which it is; of each pool how many keys are stored and wait, and
 *       what became of the others; which faults are set, and how many calls each has struck.
 *   <li>T-8 Of each delivery that a peer lists: whether the newest key is set, in use, or not in
 *       place, since when and why not, and whether it is a PSK or a random key.
 * </ol>
 *
 * <p>Out of scope: who may see it.
 */
package org.ukms.status;
