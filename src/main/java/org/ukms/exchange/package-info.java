/**
 * The exchanges between two nodes, as pure machines: no clock, no disk, no network.
 *
 * <p>Requirements of the classic exchange:
 *
 * <ol>
 *   <li>X-1 Each node keeps two keys per peer: {@code ours}, which our device gave us when the peer
 *       asked, and {@code theirs}, which the peer named and our device delivered. The PSK is made
 *       of both.
 *   <li>X-2 The caller hears of a key before we use it: a key is {@code offered} until the reply
 *       that names it has left, and only then {@code ours}. A reply that failed to leave installs
 *       nothing.
 *   <li>X-3 A peer that asks by {@code /new} has lost our key's other half: {@code theirs} is
 *       forgotten.
 *   <li>X-4 Who has no key of its own out there asks by {@code /new}, otherwise by {@code /rotate}.
 *       A node that was killed between an offer and the knowledge of whether it left cannot tell
 *       which of two keys the peer holds. Its state is not whole: it asks by {@code /new}, which
 *       makes the peer ask it at once.
 * </ol>
 *
 * <p>Out of scope: when to ask, whom to answer, and how often.
 */
package org.ukms.exchange;
