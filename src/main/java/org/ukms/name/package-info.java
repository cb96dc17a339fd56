/**
 * Identifiers as types, so that one cannot stand where another is meant.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>N-1 An identifier that exists is well formed: its constructor refuses everything else, and
 *       the message quotes nothing that could forge a log line.
 *   <li>N-2 KME IDs and SAE IDs have 1 to 64 unreserved characters of RFC 3986 (ETSI GS QKD 020),
 *       and are not made of dots alone: they are segments of a URL's path and parts of file names.
 *   <li>N-3 Identifiers are compared exactly, capitals included.
 * </ol>
 *
 * <p>Out of scope: what an identifier stands for, and whether anyone answers to it.
 */
package org.ukms.name;
