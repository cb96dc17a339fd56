/**
 * What goes wrong at a simulated device because its operator wants it to.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>F-1 Nothing goes wrong by itself: each fault has its share of the calls, none unless set.
 *   <li>F-2 The same source of chance and the same order of calls make the same faults.
 *   <li>F-3 It is counted which calls a fault has really struck; a call is counted once.
 *   <li>F-4 A late answer holds no thread. At most so many wait; those beyond come at once.
 *   <li>F-5 With the device every wait ends, so that none holds up the end of a server.
 * </ol>
 *
 * <p>Out of scope: what a fault does to keys and to answers.
 */
package org.ukms.etsi014.simulator.faults;
