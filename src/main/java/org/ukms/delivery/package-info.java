/**
 * How a PSK reaches whoever uses it.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-1 The key file {@code <key_folder>/<alias>.key} holds 44 ASCII characters of base64, no
 *       newline. It is written unless the peer lists deliveries. Where it cannot be written the
 *       follower of a confirmed exchange says so, and both ends stay with the PSK that they have.
 *   <li>L-2 A reader sees one key or the other, never a part; the file is its owner's alone from
 *       its creation, and one that was there before with wider rights is narrowed before anything
 *       else. Only a file that is whole gets the mode and the group that the configuration names.
 *   <li>L-3 A delivery that failed says so and can be repeated.
 *   <li>L-4 Of several deliveries none waits for another, nor the rotation for any of them: each
 *       has a lane of its own, which tries again until the newest key is in place.
 *   <li>L-5 A key is told to a program by its standard input alone: arguments and environment are
 *       anybody's to read on many systems, and what it prints may repeat the key. Of our own
 *       environment, where secrets may stand, it gets {@code PATH}, {@code HOME} and {@code LANG}.
 *   <li>L-6 A WireGuard peer has a preshared key before we say ready: the stored one, or a random
 *       one where there is none. Only peers that the interface has are touched, and each key is
 *       read back.
 *   <li>L-7 Set is not in use: a WireGuard peer uses a key from the first handshake after it was
 *       set. That is told by the interface's own time of the last handshake, which changes, and by
 *       no clock of ours.
 *   <li>L-8 A key that no longer stands at the interface, as after its restart, is set again.
 *   <li>L-9 A random key reaches every delivery, with the reason {@code stale}, and so does the PSK
 *       that ends it, with {@code exchanged}.
 * </ol>
 *
 * <p>Out of scope: which key, and when.
 */
package org.ukms.delivery;
