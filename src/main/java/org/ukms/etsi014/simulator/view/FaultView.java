package org.ukms.etsi014.simulator.view;

/**
 * A fault on demand.
 *
 * @param name as in the configuration
 * @param percent of the calls
 * @param struck how many calls it has struck, since the start
 */
public record FaultView(String name, int percent, long struck) {}
