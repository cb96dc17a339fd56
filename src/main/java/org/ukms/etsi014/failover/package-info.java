/**
 * Several QKD devices on one link, and when which of them is asked.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>E-9 Devices are asked in the order of {@code etsi_url}. The next one is asked at once after
 *       what surely cost no key: no connection, or an answer of 4xx or 503. After a time-out or a
 *       violation none is asked in the same call: it may have cost a key. All of them together take
 *       no longer than one call may.
 *   <li>E-10 A device that could not be reached, did not answer, answered 503 or against the
 *       standard rests for 1 s, doubling to 10 s, with jitter, or for as long as it asks, at most
 *       two minutes; then one caller tries it. What the connection is at fault for rests it for all
 *       links of the node, the rest for one link: its pool may be empty while others are full. What
 *       it refused with 400 or 401 it would refuse again: the link rests for the time between two
 *       rotations, at most two minutes, or until a status that was refused, too, is there again. A
 *       key that is not found rests nothing.
 *   <li>E-11 After what may have cost a key, another device is preferred for five minutes.
 * </ol>
 *
 * <p>Out of scope: how keys are counted (package {@code pool}).
 */
package org.ukms.etsi014.failover;
