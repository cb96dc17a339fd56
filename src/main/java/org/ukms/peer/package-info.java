/**
 * One other node, over HTTP.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>P-1 The classic exchange is spoken byte for byte: {@code GET {ukms_url}/api/v1/peer/{our
 *       KME ID}/new} or {@code /rotate}, no query; status exactly 200 and {@code {"key_ID":
 *       "..."}}, in any framing of HTTP/1.0 or 1.1; unknown members are ignored.
 *   <li>P-2 Whatever else comes is a clear error that says where, and quotes nothing that was not
 *       checked.
 *   <li>P-3 What the peer asks us to wait is passed on.
 *   <li>P-4 In the confirmed exchange a status of 200 or 409 with the body that belongs to it is an
 *       answer. Whatever else comes is none: the message may have arrived or not. Only a status of
 *       404 or 501 without a body of ours says that the peer does not speak it.
 * </ol>
 *
 * <p>Out of scope: when to ask again.
 */
package org.ukms.peer;
