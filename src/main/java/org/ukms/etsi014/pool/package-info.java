/**
 * The keys of one link: how many the devices store, how many we took, and how many of those were
 * burnt.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>E-12 Each device says every 30 s, jittered, how many keys it stores; while one fails, every
 *       10 s and as soon as it may be tried: its status costs no key. With fewer keys than {@code
 *       alarm_below_keys} rotations are slowed down, in whole steps up to ten times the interval,
 *       yet never so far that a PSK becomes stale; with enough they go on as before at once. A
 *       device that tells no status is one of which that is not known.
 *   <li>E-13 Keys are counted that we took first, or may have taken, and those of them that were
 *       burnt: never part of a PSK in place.
 *   <li>E-14 What changes is told once. Where a device was gone or had no keys, and its status
 *       shows that this is over, a rotation that failed for it does not wait for the rest of its
 *       back-off.
 * </ol>
 *
 * <p>Out of scope: when a rotation begins.
 */
package org.ukms.etsi014.pool;
