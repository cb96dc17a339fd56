/**
 * What makes an end of the confirmed exchange careful: two machines of one name, a chain that is
 * lost, and two ends that differ.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>R-19 Two processes that speak in turns within 10 minutes are an alarm, and no chain is
 *       begun for 10 minutes after.
 *   <li>R-21 What a stranger can bring about is told once a minute.
 * </ol>
 *
 * <p>Out of scope: what is proved, which the machines judge.
 */
package org.ukms.rotation.confirmed.watch;
