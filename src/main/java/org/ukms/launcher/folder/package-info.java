/**
 * The temporary folder of a process: made, deleted at its end, and what killed processes left.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-7 Everything that Payara unpacks lies in one folder of this process, 0700, gone when it
 *       ends; the next start removes what a killed process left. Folders of living processes are
 *       never touched.
 * </ol>
 *
 * <p>Out of scope: what lies in it; file systems that know no POSIX permissions.
 */
package org.ukms.launcher.folder;
