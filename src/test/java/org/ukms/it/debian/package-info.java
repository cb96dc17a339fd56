/**
 * A Debian in a folder, without root's view of this machine but its network: packages are installed
 * there, and services run as their units say.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>Nothing is left mounted and no process is left running, however a test ends: each command
 *       has a mount and a process name space of its own, which end with it.
 *   <li>Packages come from where this machine's own come from.
 * </ol>
 *
 * <p>Out of scope: a systemd that runs; what it alone can enforce.
 */
package org.ukms.it.debian;
