/**
 * How the secrets of the confirmed exchange are derived.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>K-7 The chain of the confirmed exchange, its leaves and the tags of its messages are
 *       derived with KMAC256 (NIST SP 800-185) over framed fields, as {@code confirmed-exchange.md}
 *       says.
 * </ol>
 *
 * <p>Out of scope: what both ends must agree on, which {@code exchange} says.
 */
package org.ukms.key.chain;
