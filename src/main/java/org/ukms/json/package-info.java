/**
 * JSON (RFC 8259): from strangers, read strictly; and our own, written without a trace.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>J-1 One object, UTF-8, nothing behind it, no member twice: two readers must not understand
 *       two different things.
 *   <li>J-2 A fault says where, as a path ({@code keys[0].key}), and what was expected.
 *   <li>J-3 A fault never quotes what was read: it may be a key.
 *   <li>J-4 Unknown members are ignored, so that either side can be newer.
 *   <li>J-5 What is written leaves no copy but the result: it may hold keys.
 * </ol>
 *
 * <p>Out of scope: the size, which whoever receives the bytes bounds.
 */
package org.ukms.json;
