/**
 * Two nodes of the shipped logic, with their disks, their devices and the network between them, in
 * virtual time and in one thread: the same chance gives the same run.
 */
package org.ukms.rotation.simulation.pair;
