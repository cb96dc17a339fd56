package org.ukms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** What every reader of JSON from strangers takes for JSON (J-1). */
public final class StrictParser {

  private static final int MAX_NESTING = 16;

  private StrictParser() {}

  /** Its parsers say where a fault is; their own messages quote, and are not for use (J-3). */
  public static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        // UTF-8 and nothing else
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        // names come from strangers and are not worth keeping
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }
}
