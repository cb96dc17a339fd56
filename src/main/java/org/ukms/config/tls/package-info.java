/**
 * The tables {@code [tls]} and {@code [kmes."URL"]}: certificates, and how QKD devices are spoken
 * to. {@link org.ukms.config} lists their keys.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-10 A file or variable that is named is there, and others may not read what is secret in
 *       it. A text that may be a secret, written to the wrong key, is not repeated.
 *   <li>CFG-11 A setting that protects nothing is refused: certificates over plain HTTP, a table of
 *       a device that nobody uses, a part of an identity.
 * </ol>
 *
 * <p>Out of scope: what the files hold, which {@link org.ukms.tls} reads.
 */
package org.ukms.config.tls;
