/**
 * Who we are over TLS, and whom we trust.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>TLS-1 Our certificate and its key come from two PEM files or from one of PKCS #12.
 *   <li>TLS-2 A public key is known by the SHA-256 of its SubjectPublicKeyInfo: it stays the same
 *       when a certificate is renewed.
 * </ol>
 *
 * <p>Out of scope: connections.
 */
package org.ukms.tls;
