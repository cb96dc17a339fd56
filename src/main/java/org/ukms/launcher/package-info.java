/**
 * Main class of the uber-jar: finds and reads the configuration, then starts Payara Micro with the
 * WAR.
 *
 * <p>{@link org.ukms.launcher.folder} has requirement L-7, {@link org.ukms.launcher.log} L-9,
 * {@link org.ukms.launcher.tls} L-10 and L-11.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-1 Nothing of ours but this package and those below it stands at the jar's root, and they
 *       know the JDK and Payara's start alone: a class there shadows the one of the WAR.
 *   <li>L-2 The configuration is the file of system property {@code ukms.config.file}, else of
 *       {@code UKMS_CONFIG_FILE}, else {@code /etc/ukms.toml}; a faulty one, or none, ends the
 *       process with code 1, every problem on stderr and no stack trace, before Payara starts: an
 *       operator waits two seconds at most for what is wrong.
 *   <li>L-3 A port in use and an address that cannot be bound are named with their keys, before
 *       Payara starts.
 *   <li>L-4 The node listens on {@code ukms_bind:ukms_port}, with {@code admin_port} on {@code
 *       admin_bind:admin_port}, too, and on nothing else: no data grid, no administration of the
 *       server, no MicroProfile end points. With {@code [tls]} the first speaks TLS 1.2 and 1.3 to
 *       callers with a certificate alone. The ports open when the application runs, so nobody is
 *       ever answered by a server without it.
 *   <li>L-5 No reply names the server or its version.
 *   <li>L-6 A failed deployment ends the process with code 1 and its cause: a process that stays up
 *       looks healthy.
 *   <li>L-8 On SIGTERM the application is undeployed in order, and the process ends within 5 s.
 * </ol>
 *
 * <p>Out of scope: the memory and collector of the JVM, which belong to the command line; other
 * servers, which deploy the WAR and have configurations of their own.
 */
package org.ukms.launcher;
