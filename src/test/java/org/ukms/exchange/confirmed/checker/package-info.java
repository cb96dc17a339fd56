/**
 * A proof by search over the shipped machines of the confirmed exchange: all that may happen to two
 * ends within a budget, breadth first, so that what breaks a rule is found in the fewest steps.
 *
 * <p>What is modelled: the leader begins at any time when it waits for nothing; each message
 * arrives in any order, late, twice or never, also in a later attempt; each end crashes between any
 * two effects and starts anew from its disk; a device fails, the follower's output fails; a disk is
 * lost, or set back to any earlier state; a stranger, who reads all and knows no key, sends states,
 * promises, confirmations, refusals, prepares, resets and commits to either end.
 *
 * <p>What must hold in each world is in {@link org.ukms.exchange.confirmed.checker.world.Rules};
 * what a step must not do, such as say something before it is durable, is judged with the step.
 * From each world the two ends must come to agreement, and rotate once more, when all in flight is
 * lost and nothing else goes wrong.
 *
 * <p>What is not modelled: time, hence pace and staleness; the static secret; devices that deliver
 * different bytes; two nodes of one name; the messages as JSON; the follower's request to be asked,
 * which only makes a leader begin; an end that must not begin a new chain; more than two copies of
 * one message.
 */
package org.ukms.exchange.confirmed.checker;
