/**
 * All that the container touches: what it starts, times and logs, and in {@code rest} what it
 * serves. Nothing here thinks.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>W-1 A node that cannot run fails its deployment and says why; it never serves 404 for ever.
 *   <li>W-2 Timers are not persistent, one per peer, armed anew with the time that comes next; the
 *       work runs on bounded threads that the container makes, {@link NodeThreads}.
 * </ol>
 *
 * <p>Out of scope: vendors' features; the same classes run on every server of Jakarta EE 10. One
 * file is for WildFly alone: {@code jboss-deployment-structure.xml} keeps its SLF4J, and so the
 * bytes of keys in its log, away.
 */
package org.ukms.server;
