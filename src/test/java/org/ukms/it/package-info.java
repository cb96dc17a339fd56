/**
 * The product as it is delivered: real processes of {@code java -jar target/ukms.jar}, or of a
 * server with {@code target/ukms.war} on it, on free ports of this host, in folders of their own.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>I-1 Everything that a test starts ends with it, by its process ID, and leaves nothing
 *       behind.
 *   <li>I-2 Nobody sleeps: what is expected is waited for, with time enough for a busy machine.
 *   <li>I-3 A tool that is missing skips a test and says so; with {@code -Dukms.tests=all} it fails
 *       it.
 *   <li>I-4 A test that measures prints what it measured.
 * </ol>
 *
 * <p>Out of scope: what a unit test shows in less time.
 */
package org.ukms.it;
