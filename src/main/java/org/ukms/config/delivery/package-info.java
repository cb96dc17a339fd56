/**
 * The tables {@code [[peers.NAME.delivery]]}.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-14 What can be known to fail is refused at the start: a folder that is not there, a
 *       program that cannot be run, an unknown group. An interface may come later.
 *   <li>CFG-15 A key file is for its owner and one group at most.
 *   <li>CFG-16 No two deliveries have one place: the second would undo what the first did.
 * </ol>
 *
 * <p>Out of scope: what the deliveries do.
 */
package org.ukms.config.delivery;
