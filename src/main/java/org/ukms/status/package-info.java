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
 *   <li>T-3 What is insecure is said as long as it is so.
 *   <li>T-4 What is out of the ordinary, such as a new chain, another instance, a stale key or an
 *       alarm, stays on a short list with its time, when all is well again, too.
 *   <li>T-5 Of each QKD device on the link: whether it answers, since when and why not, and when it
 *       is tried next; and of the link's keys how many are stored, were taken, and were burnt.
 * </ol>
 *
 * <p>Out of scope: who may see it.
 */
package org.ukms.status;
