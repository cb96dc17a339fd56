/**
 * One GET or POST to another party, which may be slow, hung or hostile.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>H-1 A request is sent once: a repeated GET costs a QKD key each time, and when to repeat a
 *       POST is for the exchange to say. So nothing below us may repeat one, follow a redirection,
 *       or answer it from a cache.
 *   <li>H-2 A call ends: a time-out for the connection, and one for the whole exchange, which a
 *       party that sends a byte now and then cannot stretch.
 *   <li>H-3 A call holds no thread while it waits, so that no number of hung parties stops the
 *       others.
 *   <li>H-4 A reply is bounded in its header and its body.
 *   <li>H-5 A failure tells whether the request may have been sent: if so, the other side may have
 *       acted. A TLS handshake that failed has sent nothing, nor has one that the other side ends
 *       because of our certificate.
 *   <li>H-6 Over TLS, 1.2 or 1.3 is spoken. The certificate of the server is judged in the
 *       handshake, and names the host where its identity is the host. A handshake takes as long as
 *       a connection may at most. A failure tells in words what an operator has to look at.
 *   <li>H-7 Where several parties share connections, each call judges the certificate of the one at
 *       the other end before anything of the call is sent, so that what is trusted anew or no
 *       longer counts at once.
 * </ol>
 *
 * <p>Out of scope: what a reply means; and the look-up of a host's name, which holds the caller's
 * thread for as long as the system's resolver takes: where that is slow, addresses belong into the
 * configuration.
 */
package org.ukms.http;
