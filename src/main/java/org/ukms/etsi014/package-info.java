/**
 * ETSI GS QKD 014 V1.1.1: the QKD device (KME) beside a node, as its client sees it.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>E-1 Get key (clause 5.2) and Get key with key IDs (clause 5.3) by GET, as the classic
 *       exchange does.
 *   <li>E-2 A device is trusted with nothing: exactly one key, 32 bytes, under the ID that was
 *       asked for. What differs is a violation, told with its JSON path.
 *   <li>E-3 A failure tells whether it may have cost a key: then asking again costs another one.
 *   <li>E-4 No key, and nothing that may be one, stands in a message.
 *   <li>E-5 A device's twin delivers late: a key that is not found is asked for again, after 0.25
 *       s, doubling to 1 s, until its time is up; this costs no key and holds no thread.
 *   <li>E-6 A key that was delivered by its ID and not used can be had again for 60 s, as the
 *       device may deliver it but once. At most 8 are kept, and each is overwritten at its end.
 * </ol>
 *
 * <p>Out of scope: when to ask again after another failure. The simulated device is a package of
 * its own.
 */
package org.ukms.etsi014;
