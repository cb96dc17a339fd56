/**
 * How a connection that we open becomes one of TLS, and why it did not.
 *
 * <p>It has H-6 of {@link org.ukms.http}.
 *
 * <p>Out of scope: whom we trust.
 */
package org.ukms.http.tls;
