/**
 * A simulated device that takes the standard at its word: random keys, delivered once to each SAE
 * that they were made for, and to nobody else.
 *
 * <p>Requirements, beside those of {@link org.ukms.etsi014.simulator}, numbered as in the project's
 * checklist of the standard:
 *
 * <ol>
 *   <li>C-04, C-61 Each call belongs to one SAE, which its certificate names in one of the places
 *       that are looked at. A certificate that names none that is known, or two, is refused with
 *       401, before anything else is read.
 *   <li>C-20, C-21 A Status names the caller's KME and the slave's. The pool of two SAEs is never
 *       fuller than full.
 *   <li>C-35, C-36 All keys of a request or none leave the pool of the two SAEs; with several
 *       slaves, the pool of the master and each of them.
 *   <li>C-41 Each slave that was named gets the same key, once.
 *   <li>C-51 Key IDs are UUIDs, version 4; they are taken in capitals, too.
 *   <li>C-60 to C-63 A key is known to the slaves that it was issued for, under the name of the
 *       master it was issued to; to any other caller it is refused with 401, once it is gone with
 *       400. One that is missing refuses the whole request, in which nothing is delivered then,
 *       also where two calls race for the same keys.
 *   <li>D-1 A pool begins full and is filled by the clock. A clock that goes back fills nothing and
 *       takes nothing.
 *   <li>D-2 A key waits for its slaves for a time and is gone then. No more keys wait for two SAEs
 *       than their pool can hold; beyond that 503. Bytes of keys that are gone are overwritten.
 *   <li>D-3 No lock is held over anything that waits, or over the making of keys and of JSON.
 * </ol>
 *
 * <p>Out of scope: whether a certificate is valid; HTTP.
 */
package org.ukms.etsi014.simulator.strict;
