/**
 * ETSI GS QKD 014 V1.1.1: the QKD device (KME) beside a node, as its client sees it.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>E-1 Get key (clause 5.2) and Get key with key IDs (clause 5.3) by GET, as the classic
 *       exchange does, or by POST.
 *   <li>E-2 A device is trusted with nothing: exactly one key, 32 bytes, under the ID that was
 *       asked for, and extensions that are objects. What differs is a violation, told with its JSON
 *       path.
 *   <li>E-3 A failure tells whether it may have cost a key: then asking again costs another one.
 *   <li>E-4 No key, and nothing that may be one, stands in a message.
 *   <li>E-5 A device's twin delivers late: a key that is not found is asked for again, after 0.25
 *       s, doubling to 1 s, until its time is up; this costs no key and holds no thread.
 *   <li>E-6 A key that was delivered by its ID and not used can be had again for 60 s, as the
 *       device may deliver it but once. At most 8 are kept, and each is overwritten at its end.
 *   <li>E-7 A device's status (clause 5.1) has each member that the standard wants, of its type and
 *       within its range; else that is a violation. Names other than ours, and sizes without 256
 *       bits, are told. None of it stops a rotation. A device may have no status: it answers 400,
 *       404, 405 or 501.
 *   <li>E-8 A refusal says what it means and what to look at, and what the device says of it:
 *       visible characters, 120 at most, without anything that may be a key.
 * </ol>
 *
 * <p>Out of scope: when to ask again after another failure, and several devices (package {@code
 * failover}). The simulated device is a package of its own.
 */
package org.ukms.etsi014;
