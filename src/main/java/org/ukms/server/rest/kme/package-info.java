/**
 * The simulated QKD device over HTTP. {@link org.ukms.server.rest} has the requirements of all that
 * is served, and {@link org.ukms.etsi014.simulator} those of the device.
 *
 * <p>Out of scope: what is answered.
 */
package org.ukms.server.rest.kme;
