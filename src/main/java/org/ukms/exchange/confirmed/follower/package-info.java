/**
 * The follower of a pair as a pure machine. {@link org.ukms.exchange.confirmed} has its
 * requirements.
 *
 * <p>Out of scope: clock, disk and network.
 */
package org.ukms.exchange.confirmed.follower;
