/**
 * What a node keeps of the confirmed exchange with one peer, over every restart.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>F-5 The PSK in the output is kept apart from the chain: a leader that committed an epoch
 *       keeps the PSK before in its output until the follower has answered, also over a restart.
 *   <li>F-6 State that was made in another role or under other names has no chain; its PSK stays.
 * </ol>
 *
 * <p>Out of scope: the file.
 */
package org.ukms.exchange.confirmed.durable;
