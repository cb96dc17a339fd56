/**
 * How replies look. {@link org.ukms.server.rest} has the requirements.
 *
 * <p>Out of scope: what is said.
 */
package org.ukms.server.rest.reply;
