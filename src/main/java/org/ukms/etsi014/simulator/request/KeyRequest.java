package org.ukms.etsi014.simulator.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ukms.name.SaeId;

/**
 * A Key request (clause 6.2) within the limits of a device.
 *
 * @param number how many keys
 * @param size of each, in bits
 * @param additionalSlaves who gets them beside the slave, in the order of the request
 */
public record KeyRequest(int number, int size, List<SaeId> additionalSlaves) {

  private static final String ADDITIONAL_SLAVES = "additional_slave_SAE_IDs";
  private static final String MANDATORY = "extension_mandatory";
  private static final String OPTIONAL = "extension_optional";

  /** Copies the list. */
  public KeyRequest {
    additionalSlaves = List.copyOf(additionalSlaves);
  }

  static KeyRequest usual(Limits limits) {
    return new KeyRequest(1, limits.keySize(), List.of());
  }

  static KeyRequest of(Query query, Limits limits) {
    for (String name : List.of(ADDITIONAL_SLAVES, MANDATORY)) {
      if (query.parameters().containsKey(name)) {
        throw new KmeRefusal(name + ": expected in the body of a POST");
      }
    }
    return of(query.integer("number"), query.integer("size"), List.of(), limits);
  }

  static KeyRequest of(StrictJson body, Limits limits) {
    List<SaeId> slaves =
        body.member(ADDITIONAL_SLAVES)
            .map(some -> additionalSlaves(some, limits.maxSaeIdCount()))
            .orElse(List.of());
    body.member(MANDATORY).ifPresent(Extensions::refuseUnlessMet);
    body.member(OPTIONAL).ifPresent(Extensions::check);
    return of(
        body.member("number").map(StrictJson::integer),
        body.member("size").map(StrictJson::integer),
        slaves,
        limits);
  }

  private static KeyRequest of(
      Optional<Long> number, Optional<Long> size, List<SaeId> additionalSlaves, Limits limits) {
    size.ifPresent(bits -> checkSize(bits, limits));
    number.ifPresent(keys -> checkNumber(keys, limits.maxKeyPerRequest()));
    return new KeyRequest(
        number.orElse(1L).intValue(),
        size.map(Long::intValue).orElse(limits.keySize()),
        additionalSlaves);
  }

  private static void checkNumber(long number, int most) {
    if (number < 1 || number > most) {
      throw new KmeRefusal("number: " + number + ", expected 1 to " + most);
    }
  }

  private static void checkSize(long size, Limits limits) {
    String fault = size + ", expected " + limits.sizes();
    if (size % Byte.SIZE != 0) {
      throw new KmeRefusal("size shall be a multiple of 8", "size", fault);
    }
    if (size < limits.minKeySize() || size > limits.maxKeySize()) {
      throw new KmeRefusal("size: " + fault);
    }
  }

  private static List<SaeId> additionalSlaves(StrictJson slaves, int most) {
    List<StrictJson> elements = slaves.elements();
    elements.forEach(StrictJson::text);
    if (most == 0) {
      throw new KmeRefusal(ADDITIONAL_SLAVES + ": expected none, max_SAE_ID_count is 0");
    }
    if (elements.isEmpty() || elements.size() > most) {
      throw new KmeRefusal(ADDITIONAL_SLAVES + ": " + elements.size() + ", expected 1 to " + most);
    }
    List<SaeId> found = new ArrayList<>();
    for (StrictJson element : elements) {
      SaeId slave = saeId(element.path(), element.text());
      if (found.contains(slave)) {
        throw new KmeRefusal(element.path() + ": given before, expected once");
      }
      found.add(slave);
    }
    return found;
  }

  /** An SAE ID that a caller sent, decoded (C-10). */
  public static SaeId saeId(String path, String value) {
    try {
      return new SaeId(value);
    } catch (IllegalArgumentException e) {
      throw new KmeRefusal(path + ": " + e.getMessage());
    }
  }

  /** Where an additional slave stands. */
  public static String pathOfSlave(int index) {
    return ADDITIONAL_SLAVES + "[" + index + "]";
  }
}
