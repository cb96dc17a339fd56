/**
 * The tables {@code [peers.NAME]}, one for each other node. {@link org.ukms.config} lists their
 * keys.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-7 No two aliases differ in capitals only: some file systems fold case.
 *   <li>CFG-9 The file of a static secret is checked where it is named, and read by the exchange
 *       alone. It is refused where it would protect nothing, or would be replaced as a key file.
 *   <li>CFG-12 Between nodes plain HTTP stays on this host unless that was allowed in so many
 *       words, and HTTPS needs certificates.
 * </ol>
 *
 * <p>Out of scope: whether the other node has the same names for both sides.
 */
package org.ukms.config.peer;
