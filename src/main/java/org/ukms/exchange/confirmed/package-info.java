/**
 * The confirmed exchange, of which two ends never stay apart: {@code confirmed-exchange.md} is its
 * specification.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>F-1 Both ends derive the next chain from the same context: who they are, the epoch, the
 *       attempt, the nonce, the IDs of both QKD keys and the chain before. If they differ in
 *       anything, so do the chains, and no tag checks.
 * </ol>
 *
 * <p>Out of scope: clock, disk and network.
 */
package org.ukms.exchange.confirmed;
