/**
 * What the files of certificates and keys hold, and when they change.
 *
 * <p>It has TLS-1 and TLS-3 of {@link org.ukms.tls}.
 *
 * <p>Out of scope: whether what they hold can be trusted.
 */
package org.ukms.tls.file;
