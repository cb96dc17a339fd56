/** The shipped machines, whose states, messages and steps are numbers to the worlds around them. */
package org.ukms.exchange.confirmed.checker.machine;
