/**
 * The messages of the confirmed exchange: {@code confirmed-exchange.md} is their specification.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>F-3 Read strictly: a member that is missing, of another type or out of its range is a fault
 *       that says where; unknown members are ignored, members that come twice are not.
 *   <li>F-4 Every message names both nodes, what the chain is made of, and which instance and start
 *       of the sender says it.
 * </ol>
 *
 * <p>Out of scope: what a message means, and whether its tags are right.
 */
package org.ukms.exchange.confirmed.message;
