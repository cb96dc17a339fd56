package org.ukms.it.debian;

/**
 * What came of a command.
 *
 * @param exitCode its exit code
 * @param text what it wrote to standard output and to standard error
 */
public record Output(int exitCode, String text) {}
