/** uKMS: a micro key management system for quantum key distribution. */
package org.ukms;
