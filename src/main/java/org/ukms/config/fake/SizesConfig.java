package org.ukms.config.fake;

/**
 * How long a key may be, in bits; all three are multiples of 8.
 *
 * @param usual what is delivered where no size is asked for, from {@code least} to {@code most}
 * @param least the least that may be asked for, 64 at least
 * @param most the most that may be asked for, 1024 at most
 */
public record SizesConfig(int usual, int least, int most) {}
