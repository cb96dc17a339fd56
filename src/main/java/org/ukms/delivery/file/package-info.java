/**
 * Keys in files.
 *
 * <p>Requirements: L-1 to L-3 of {@link org.ukms.delivery}.
 *
 * <p>Out of scope: when to write them.
 */
package org.ukms.delivery.file;
