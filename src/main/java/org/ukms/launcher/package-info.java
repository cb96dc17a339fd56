/**
 * Main class of the uber-jar: finds and reads the configuration, then starts Payara Micro with the
 * WAR.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-1 Nothing of ours but this package stands at the jar's root, and it knows the JDK and
 *       Payara's start alone: a class there shadows the one of the WAR.
 *   <li>L-2 The configuration is the file of system property {@code ukms.config.file}, else of
 *       {@code UKMS_CONFIG_FILE}, else {@code /etc/ukms.toml}; a faulty one, or none, ends the
 *       process with code 1, every problem on stderr and no stack trace, before Payara starts: an
 *       operator waits two seconds at most for what is wrong.
 *   <li>L-3 A port in use and an address that cannot be bound are named with their keys, before
 *       Payara starts.
 *   <li>L-4 The node listens on {@code ukms_bind:ukms_port} and on nothing else: no data grid, no
 *       administration, no MicroProfile end points. The port opens when the application runs, so
 *       nobody is ever answered by a server without it.
 *   <li>L-5 No reply names the server or its version.
 *   <li>L-6 A failed deployment ends the process with code 1 and its cause: a process that stays up
 *       looks healthy.
 *   <li>L-7 Everything that Payara unpacks lies in one folder of this process, 0700, gone when it
 *       ends; the next start removes what a killed process left. Folders of living processes are
 *       never touched.
 *   <li>L-8 On SIGTERM the application is undeployed in order, and the process ends within 5 s.
 *   <li>L-9 A log line of ours is one line on stderr; the server's own are shown from WARNING on.
 * </ol>
 *
 * <p>Out of scope: the memory and collector of the JVM, which belong to the command line; other
 * servers, which deploy the WAR and have configurations of their own.
 */
package org.ukms.launcher;
