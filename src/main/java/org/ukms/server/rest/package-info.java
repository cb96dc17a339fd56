/**
 * What is served over HTTP, by JAX-RS.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>W-3 A request holds no thread while a device is asked.
 *   <li>W-4 A key is in use once the reply that names it has left, not before.
 *   <li>W-5 Every error has a JSON body, {@code {"message": ...}}, by one table, and tells nothing
 *       of the server; a refusal of the confirmed exchange has {@code {"error": ...}}. Replies are
 *       not to be stored. HEAD never runs an exchange: 405.
 *   <li>W-6 Administration answers loopback addresses only, unless its own listener is bound to
 *       others.
 *   <li>W-7 Peers are matched exactly, by the path as it was sent, and their paths carry no query.
 *   <li>W-9 A 404 for a peer that is unknown says so in the confirmed exchange, {@code "ukms": 2},
 *       so that a naming error is not taken for a node that speaks the classic one alone.
 *   <li>W-8 A body is bounded before it is read.
 *   <li>W-10 Each path is served over its port and to its callers alone, as {@link
 *       org.ukms.admission} says; others get 403 before anything else is read.
 *   <li>W-11 A path, a query and headers are text, without control characters; others get 400
 *       before they can reach a log or a reply.
 *   <li>W-12 A body is read for whom it is read at all, and whole. One that is still on its way is
 *       waited for so long, and by so many threads, that the others are served meanwhile.
 * </ol>
 *
 * <p>Out of scope: what is answered; the resources pass it on.
 */
package org.ukms.server.rest;
