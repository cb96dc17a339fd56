/**
 * What callers of a simulated QKD device may ask for, and how it is read: the same for each such
 * device.
 *
 * <p>It has C-10, C-30 to C-35, C-37 to C-40, C-60, C-64, S-1 and S-2 of {@link
 * org.ukms.etsi014.simulator}, as far as they can be judged of the request alone.
 *
 * <p>Out of scope: what is granted; HTTP, and the bound of a body's length, which is the caller's.
 */
package org.ukms.etsi014.simulator.request;
