/**
 * Keys for programs.
 *
 * <p>Requirements: L-5 of {@link org.ukms.delivery}. Each run has an end: a program that takes too
 * long is killed, with what it has begun.
 *
 * <p>Out of scope: what a program does with a key.
 */
package org.ukms.delivery.program;
