/**
 * All that the container touches: what it starts, times and serves. Nothing here thinks.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>W-1 A node that cannot run fails its deployment and says why; it never serves 404 for ever.
 *   <li>W-2 Timers are not persistent, one per peer, armed anew with the time that comes next; the
 *       work runs on a bounded executor of our own.
 *   <li>W-3 A request holds no thread while a device is asked.
 *   <li>W-4 A key is in use once the reply that names it has left, not before.
 *   <li>W-5 Every error has a JSON body, {@code {"message": ...}}, by one table, and tells nothing
 *       of the server. Replies are not to be stored. HEAD never runs an exchange: 405.
 *   <li>W-6 Administration answers loopback addresses only.
 *   <li>W-7 Peers are matched exactly, by the path as it was sent, and their paths carry no query.
 *   <li>W-8 A body is bounded before it is read.
 * </ol>
 *
 * <p>Out of scope: vendors' features; the same classes run on every server of Jakarta EE 10.
 */
package org.ukms.server;
