/**
 * The log of the server and of the application in it: what is shown of it and how, and what it
 * tells the launcher.
 *
 * <p>{@code logging.properties} names classes of this package. They stand at the jar's root (L-1)
 * and know the JDK alone.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-9 A log line of ours is one line on stderr; the server's own are shown from WARNING on.
 * </ol>
 *
 * <p>Out of scope: the log of other servers; what the application says.
 */
package org.ukms.launcher.log;
