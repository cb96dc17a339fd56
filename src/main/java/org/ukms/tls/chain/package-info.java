/**
 * Whether somebody whom we trust has issued a certificate.
 *
 * <p>It has TLS-5 and TLS-6 of {@link org.ukms.tls}.
 *
 * <p>Out of scope: revocation (CRL, OCSP): a certificate of a test bed or of a device's own
 * authority has neither; a peer is shut out by taking its table or its pin away. And whom a
 * certificate names.
 */
package org.ukms.tls.chain;
