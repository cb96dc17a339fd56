package org.ukms.exchange.confirmed.checker.machine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Gives each thing a number, the same one for things of the same text. */
final class Register<T> {

  private final Map<Object, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, T> values = new ConcurrentHashMap<>();

  /**
   * The number of a thing.
   *
   * @param text all that tells it from others
   * @param value makes what is kept of it, once
   */
  int number(Object text, Supplier<T> value) {
    Integer known = numbers.get(text);
    return known == null ? add(text, value) : known;
  }

  private synchronized int add(Object text, Supplier<T> value) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = values.size();
    values.put(number, value.get());
    numbers.put(text, number);
    return number;
  }

  T value(int number) {
    return values.get(number);
  }
}
