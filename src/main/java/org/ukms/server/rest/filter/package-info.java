/**
 * What holds for all requests and all replies alike. {@link org.ukms.server.rest} has the
 * requirements.
 *
 * <p>Out of scope: what is said.
 */
package org.ukms.server.rest.filter;
