/**
 * Secrets, and what is computed from them.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>K-1 A key has exactly 32 bytes: anything else was not delivered by the device we asked.
 *   <li>K-2 A secret cannot be printed: {@code toString()} is redacted, and there is no accessor;
 *       bytes are lent to a function by {@code expose} alone, a name that can be searched for.
 *   <li>K-3 A secret has an end: {@code close()} overwrites it, and a copy that was lent is
 *       overwritten when the function returns.
 *   <li>K-4 Secrets are compared in constant time.
 *   <li>K-5 Both ends compute the PSK of the classic exchange from the same two keys whoever asks
 *       first: the canonical base64 texts are ordered by code point before they are hashed with
 *       SHA3-256 (FIPS 202).
 *   <li>K-6 A static secret has 32 bytes to 64 KiB. Its SHA3-256 is what is used.
 *   <li>K-7 A secret of the configuration stands in a regular file on which group and others have
 *       no right, where the file system knows such rights, or in a variable of the environment. The
 *       rules are the same when the configuration is checked and when the secret is read, as it may
 *       have changed between.
 * </ol>
 *
 * <p>Out of scope: where keys come from and where they go; what the garbage collector has copied.
 */
package org.ukms.key;
