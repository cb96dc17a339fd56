/**
 * Who we are over TLS, and whom we trust.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>TLS-1 Our certificate and its key come from two PEM files or from one of PKCS #12. A key
 *       that group or others can read, or that does not belong to the certificate, is refused.
 *   <li>TLS-2 A public key is known by the SHA-256 of its SubjectPublicKeyInfo: it stays the same
 *       when a certificate is renewed.
 *   <li>TLS-3 Files that have changed are taken up by what is connected next, a second later at
 *       most. Where the new ones cannot be used, the old ones stay in use and it is told why.
 *   <li>TLS-4 Another party's certificate holds now: its dates are looked at each time, also where
 *       it stands itself among those that we trust, and so are those of its authority.
 *   <li>TLS-5 It is issued by an authority of the file where there is one, and has one of the
 *       public keys where there are some. With neither, the JVM's own authorities decide.
 *   <li>TLS-6 A peer's certificate has one of the public keys that are configured for the peer.
 *       Without them somebody else has issued it, and a subjectAltName is the KME ID of the peer:
 *       {@code DNS:ID} or {@code URI:kme:ID}, equal as text. The name of a host says nothing here.
 *   <li>TLS-7 A refusal is told with the subject and the reason; what another party wrote is told
 *       in ASCII and cut. A private key or a password is never told.
 *   <li>TLS-8 A certificate that ends within 30 days is told.
 * </ol>
 *
 * <p>Out of scope: connections; whether a certificate was revoked.
 */
package org.ukms.tls;
