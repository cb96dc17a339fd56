/**
 * What a test adds to a copy of the WAR: the least that a server can be asked for over JAX-RS.
 *
 * <p>Out of scope: anything that the product has.
 */
package org.ukms.it.trivial;
