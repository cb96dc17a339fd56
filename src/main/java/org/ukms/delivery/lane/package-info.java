/**
 * The lanes in which the deliveries of a peer go, each at its own pace.
 *
 * <p>Requirements: L-4 and L-6 to L-9 of {@link org.ukms.delivery}. A lane holds the newest key
 * alone, with at most one task waiting and one timer running, however many rotations pass while its
 * outlet hangs.
 *
 * <p>Out of scope: what an outlet does with a key.
 */
package org.ukms.delivery.lane;
