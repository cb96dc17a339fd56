package org.ukms.it.load;

import java.util.List;

/**
 * What became of one question within some time.
 *
 * @param nanos how long each right reply took
 * @param seconds how long all of it took
 * @param errors wrong replies and broken connections, in words
 */
public record Round(List<Long> nanos, double seconds, List<String> errors) {

  /** Right replies in a second. */
  public double rate() {
    return nanos.size() / seconds;
  }
}
