/**
 * A simulated QKD device: the key delivery API of ETSI GS QKD 014 V1.1.1 without a quantum in it.
 * There are two, which read requests alike: the stateless one, of which this is, and {@link
 * org.ukms.etsi014.simulator.strict}.
 *
 * <p><b>Completely insecure.</b> A key of the stateless one is the hash of its key ID, {@code
 * SHA3-256(utf8(key_ID))}, so whoever sees a key ID has the key. That is how both ends of a link
 * get the same key from two devices that do not know each other. It is for trying things out.
 *
 * <p>Requirements, numbered as in the project's checklist of the standard:
 *
 * <ol>
 *   <li>C-10 An SAE ID from a path is decoded first and then judged; one that is not well formed is
 *       refused. Any well-formed one gets keys, for there is nothing to tell them apart by.
 *   <li>C-20 A Status has all eleven required members, exactly so named, its numbers JSON integers.
 *       Its names are those of the link whose slave SAE is asked for; another slave is refused. A
 *       device without links, which serves nodes beside it, has no names to tell: it tells those of
 *       the calling SAE, by its certificate, and of the slave that it asks for. Without a
 *       certificate nobody knows who calls, and it refuses.
 *   <li>C-21 {@code stored_key_count <= max_key_count}. Nothing is stored and nothing runs out, so
 *       both are 100000, the {@code max_key_count} of the standard's example: a client that paces
 *       itself by them sees a full pool and never waits.
 *   <li>C-30 to C-34 Get key works as GET with and without parameters, as POST with {@code {}},
 *       with every member, and with no body. {@code additional_slave_SAE_IDs}, even an empty list,
 *       is refused: {@code max_SAE_ID_count} is 0.
 *   <li>C-35 Exactly as many keys as asked for, 1 to 128, of 256 bits, or an error.
 *   <li>C-37 A size that is not a multiple of 8 is refused in the words of the standard.
 *   <li>C-38 One mandatory extension is supported, {@code ukms_key_source}; any other is refused in
 *       the words of the standard.
 *   <li>C-39 Its value {@code "simulated"} is met. Any other value, above all that of a client that
 *       wants real keys, is refused in the words of the standard.
 *   <li>C-40 Optional extensions are ignored once their type was checked.
 *   <li>C-50, C-52, C-53 A key container is {@code keys} of {@code key_ID} and padded base64 {@code
 *       key}, and nothing else.
 *   <li>C-60 Get key with key IDs names the master SAE.
 *   <li>C-64 It keeps the order of the request; a repeated key ID is refused. A key ID is any text
 *       of 1 to 128 characters without control characters and is hashed as it stands, for peers may
 *       name keys by something else than UUIDs.
 *   <li>S-1 Requests are read strictly: a wrong type, null included, a member given twice and
 *       anything after the object is refused with the place of the fault. What the standard does
 *       not know, in an object or in a query, is ignored as real devices do; but a GET whose query
 *       has {@code additional_slave_SAE_IDs}, {@code extension_mandatory} or {@code key_IDs}, which
 *       only a POST can ask for, is refused, since nobody may believe that it was done.
 *   <li>S-2 No refusal repeats what was sent, a 64-bit integer excepted.
 * </ol>
 *
 * <p>Out of scope: a pool, keys that are gone once delivered, key IDs that were never issued, who
 * calls; HTTP, and the bound of a body's length, which is the caller's.
 */
package org.ukms.etsi014.simulator;
