/**
 * The values of the confirmed exchange: hashes, tags, tokens, names, and how they are framed.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>F-1 Both ends derive the next chain from the same context: who they are, the epoch, the
 *       attempt, the nonce, the IDs of both QKD keys and the chain before. If they differ in
 *       anything, so do the chains, and no tag checks.
 *   <li>F-2 What a message says and what its tags cover is the same list of members.
 * </ol>
 *
 * <p>Out of scope: secrets, which {@code key} has.
 */
package org.ukms.exchange.confirmed.value;
