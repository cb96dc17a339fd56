/** The two ends and all between them, what may happen to them, and what must hold. */
package org.ukms.exchange.confirmed.checker.world;
