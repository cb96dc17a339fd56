/**
 * The shipped nodes in the confirmed exchange, through thousands of faults at random moments: they
 * may stay apart for a while, never for good, and never is a PSK in place that was not agreed.
 */
package org.ukms.rotation.simulation;
