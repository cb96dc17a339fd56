package org.ukms.etsi014.simulator;

import java.util.List;
import java.util.Optional;

/**
 * A Key request (clause 6.2) that can be granted.
 *
 * @param number how many keys of 256 bits, 1 to 128
 */
record KeyRequest(int number) {

  static final KeyRequest DEFAULT = new KeyRequest(1);

  private static final String ADDITIONAL_SLAVES = "additional_slave_SAE_IDs";
  private static final String MANDATORY = "extension_mandatory";
  private static final String OPTIONAL = "extension_optional";

  static KeyRequest of(Query query) {
    for (String name : List.of(ADDITIONAL_SLAVES, MANDATORY)) {
      if (query.parameters().containsKey(name)) {
        throw new KmeRefusal(name + ": expected in the body of a POST");
      }
    }
    return of(query.integer("number"), query.integer("size"));
  }

  static KeyRequest of(StrictJson body) {
    body.member(ADDITIONAL_SLAVES).ifPresent(KeyRequest::refuseSlaves);
    body.member(MANDATORY).ifPresent(Extensions::refuseUnlessMet);
    body.member(OPTIONAL).ifPresent(Extensions::check);
    return of(
        body.member("number").map(StrictJson::integer),
        body.member("size").map(StrictJson::integer));
  }

  private static KeyRequest of(Optional<Long> number, Optional<Long> size) {
    size.ifPresent(KeyRequest::refuseOtherSizes);
    return number.map(KeyRequest::ofNumber).orElse(DEFAULT);
  }

  private static KeyRequest ofNumber(long number) {
    if (number < 1 || number > StatusReply.MAX_KEY_PER_REQUEST) {
      throw new KmeRefusal(
          "number: " + number + ", expected 1 to " + StatusReply.MAX_KEY_PER_REQUEST);
    }
    return new KeyRequest((int) number);
  }

  private static void refuseOtherSizes(long size) {
    String fault = size + ", expected " + StatusReply.KEY_SIZE;
    if (size % Byte.SIZE != 0) {
      throw new KmeRefusal("size shall be a multiple of 8", "size", fault);
    }
    if (size != StatusReply.KEY_SIZE) {
      throw new KmeRefusal("size: " + fault);
    }
  }

  private static void refuseSlaves(StrictJson slaves) {
    slaves.elements().forEach(StrictJson::text);
    throw new KmeRefusal(ADDITIONAL_SLAVES + ": expected none, max_SAE_ID_count is 0");
  }
}
