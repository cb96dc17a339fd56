/**
 * The TLS of the listener for peers, whose certificates the application's own classes read.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-10 The listener asks for our certificate and for whom to trust at each handshake: what is
 *       renewed is in use at once, and no key store and no password is written for it.
 *   <li>L-11 The application learns of each certificate that is refused at a handshake.
 * </ol>
 *
 * <p>Out of scope: what a certificate must be like.
 */
package org.ukms.launcher.tls;
