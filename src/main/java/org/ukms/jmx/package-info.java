/**
 * The node and its peers in JMX, for an operator with JConsole or with the tools of the server.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>M-1 {@code org.ukms:type=Node} and one {@code org.ukms:type=Peer,name=...} per peer show
 *       what the status shows (T-1 to T-3, T-5, T-6), and counters. An alarm is one number: {@code
 *       FailingPeerCount}.
 *   <li>M-2 Types of the JDK alone, as MXBeans have them: a client needs no class of ours. Nothing
 *       is null, for each client shows that in another way: a text that is not known is empty, a
 *       number is -1. Times are the ISO 8601 text that the status and the log have, in UTC; a
 *       {@code Date} would be shown in the zone of whoever looks, and without fractions of a
 *       second.
 *   <li>M-3 {@code rotateNow}, {@code pause} and {@code resume}, for one peer or for all: R-9 and
 *       R-10 say what they do. They return at once; the figures tell what came of it. A pause is
 *       not kept over a restart.
 *   <li>M-4 No secret has a path here (T-2).
 *   <li>M-5 The names are there from the node's restoring to its closing, and only if it came to
 *       be. If another node of this JVM has one of them, this one takes none, says so in one
 *       warning, and runs; it removes no name but its own.
 *   <li>M-6 {@code allowReset} allows one new chain with one peer, and orders a rotation ({@code
 *       on_chain_loss}).
 *   <li>M-7 {@code org.ukms:type=SimulatedKme} shows the figures of a strict simulated device,
 *       where the node is one (T-7).
 * </ol>
 *
 * <p>Peer names need no quotes in an object name, for none of their characters has a meaning there
 * (N-2).
 *
 * <p>Out of scope: who may look and operate; whoever opens the server's JMX to others says so
 * there. No port is opened here.
 */
package org.ukms.jmx;
