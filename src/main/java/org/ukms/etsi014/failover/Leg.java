package org.ukms.etsi014.failover;

import org.ukms.etsi014.KmeDevice;

/**
 * One of the devices of a link.
 *
 * @param standing shared by all that ask the device on this link
 * @param alarmBelowKeys how many stored keys are too few, 0 for never
 */
public record Leg(KmeDevice device, Standing standing, int alarmBelowKeys) {}
