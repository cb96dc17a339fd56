package org.ukms.etsi014.simulator.request;

import java.util.List;
import java.util.Optional;

/**
 * The extensions of a Key request: arrays of objects of names and values (C-38, C-39, C-40).
 *
 * <p>One is supported, so that a client can learn from the answer that these keys are simulated.
 */
final class Extensions {

  private static final String KEY_SOURCE = "ukms_key_source";
  private static final String SIMULATED = "simulated";

  private Extensions() {}

  static void refuseUnlessMet(StrictJson mandatory) {
    List<StrictJson> extensions = check(mandatory);
    for (StrictJson extension : extensions) {
      if (!extension.hasNoMemberBut(KEY_SOURCE)) {
        throw new KmeRefusal(
            "not all extension_mandatory parameters are supported",
            "extension_mandatory_unsupported",
            extension.path() + ": expected " + KEY_SOURCE);
      }
    }
    for (StrictJson extension : extensions) {
      Optional<StrictJson> source = extension.member(KEY_SOURCE);
      if (source.isPresent() && !source.get().is(SIMULATED)) {
        throw new KmeRefusal(
            "not all extension_mandatory request options could be met",
            "extension_mandatory_unmet",
            source.get().path() + ": expected " + SIMULATED);
      }
    }
  }

  static List<StrictJson> check(StrictJson extensions) {
    return extensions.elements().stream().map(StrictJson::object).toList();
  }
}
