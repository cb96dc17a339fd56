/**
 * Servers of Jakarta EE as an administrator runs them: unzipped, prepared by the scripts of {@code
 * server-config}, and told what to do by their own commands.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>S-1 Nothing is written into the unzipped server, which others may use at the same time.
 *   <li>S-2 Whatever a test starts can be ended by its process ID, also after the test failed.
 * </ol>
 *
 * <p>Out of scope: what is asserted of uKMS on them.
 */
package org.ukms.it.server;
