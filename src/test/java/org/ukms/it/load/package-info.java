/**
 * A load of requests over TLS that costs little by itself, since it shares the processors with what
 * it measures.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>Connections are kept for as long as the server keeps them, one thread each.
 *   <li>Every reply is judged; a wrong one counts as an error and not as a reply.
 *   <li>Times are those from the first byte sent to the last byte read, without handshakes.
 * </ol>
 *
 * <p>Out of scope: what the figures are to be.
 */
package org.ukms.it.load;
