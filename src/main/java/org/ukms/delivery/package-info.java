/**
 * How a PSK reaches whoever uses it.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>L-1 The key file {@code <key_folder>/<alias>.key} holds 44 ASCII characters of base64, no
 *       newline.
 *   <li>L-2 A reader sees one PSK or the other, never a part; the file is its owner's alone from
 *       its creation, and one that was there before with wider rights is narrowed before anything
 *       else.
 *   <li>L-3 A delivery that failed says so and can be repeated.
 * </ol>
 *
 * <p>Out of scope: when to deliver and when to repeat.
 */
package org.ukms.delivery;
