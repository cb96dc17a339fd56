/**
 * What every request must be before anything is asked for it: well-formed, and its body whole.
 * {@link org.ukms.server.rest} has the requirements W-11 and W-12.
 *
 * <p>Out of scope: what it asks for, and who may; lines and headers that a server refuses by
 * itself.
 */
package org.ukms.server.rest.whole;
