/**
 * The tables of a node's file as TOML 1.0: which keys may stand in each, their values by type, and
 * everything that is wrong with its position.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-1 All problems are reported at once, in the order of the file: whoever repairs a file
 *       wants one round, not ten. One bad value hides no other. After a line that could not be read
 *       nothing is reported that may only be its consequence.
 *   <li>CFG-2 An unknown key is refused and the nearest known one is named: a misspelt key that is
 *       ignored leaves a default in force that nobody wanted.
 *   <li>CFG-4 A message is one line of visible characters per problem, so that no value forges a
 *       log line; a URL is not quoted, as a password may stand in it.
 *   <li>CFG-5 A file is read up to 8 MiB, and only if it is a regular file of UTF-8 text.
 * </ol>
 *
 * <p>Out of scope: what a value stands for; the parsers that are handed in know.
 */
package org.ukms.config.toml;
