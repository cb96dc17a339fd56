/**
 * The state of the exchange with each peer, on disk, so that a restarted node continues where it
 * was.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>S-1 One file per peer, replaced as a whole, its owner's alone (package {@code disk}).
 *   <li>S-2 The file names its version, its peer and our own name in this pair, and is read
 *       strictly: state that was made for another pair is no state.
 *   <li>S-3 A file that cannot be used is kept under another name and reported, never overwritten.
 *   <li>S-4 A second node on the same folder is refused: two would overwrite each other's keys.
 *   <li>S-5 Each released format is read for ever; the lowest that will do is written.
 * </ol>
 *
 * <p>Out of scope: what the state means.
 */
package org.ukms.state;
