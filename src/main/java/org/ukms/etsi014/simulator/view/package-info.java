/**
 * What may be shown of a simulated device: names and figures, which cannot hold a key.
 *
 * <p>Out of scope: how it is shown, and to whom.
 */
package org.ukms.etsi014.simulator.view;
