/**
 * Keys for WireGuard.
 *
 * <p>Requirements: L-6 to L-8 of {@link org.ukms.delivery}.
 *
 * <p>Out of scope: interfaces and peers themselves; whoever runs the tunnel makes them.
 */
package org.ukms.delivery.wireguard;
