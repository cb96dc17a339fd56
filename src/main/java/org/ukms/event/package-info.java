/**
 * What happened, as types, and where it is told.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>V-1 One event per rotation, one per failure with its cause and the next attempt.
 *   <li>V-2 No event can hold a secret: key IDs and durations alone.
 *   <li>V-3 What a flood of requests causes is told once, not once per request.
 *   <li>V-4 What an operator does to the rotations is told like what happens to them.
 *   <li>V-5 What changes with a QKD device is told once, not at each question.
 *   <li>V-6 A delivery that fails on is told once for each cause, and once a minute.
 * </ol>
 *
 * <p>Out of scope: who listens; the log and the status do.
 */
package org.ukms.event;
