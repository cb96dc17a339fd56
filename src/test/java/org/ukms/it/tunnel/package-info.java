/**
 * Tunnels of WireGuard on this machine: network namespaces that are joined by cables, an interface
 * in each of them, and pings from one to another that are counted.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>Tests run side by side: namespaces and interfaces have names of their own, since the
 *       sockets of all WireGuard interfaces of a machine lie in one folder.
 *   <li>Whatever runs in a namespace ends with it, by its process ID. A test process that was
 *       killed leaves its namespaces to the next one, which finds them by their names.
 *   <li>No packet leaves the namespaces.
 * </ol>
 *
 * <p>Out of scope: uKMS.
 */
package org.ukms.it.tunnel;
