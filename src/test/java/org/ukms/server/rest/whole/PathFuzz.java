package org.ukms.server.rest.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Paths and queries: what is let in, any reader of URIs can read. */
public final class PathFuzz {

  private PathFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String written = new String(input, ISO_8859_1);
    if (RequestForm.isPath(written)) {
      String decoded = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (decoded.chars().anyMatch(Character::isISOControl)) {
        throw new AssertionError("let in: " + written);
      }
      URI.create("http://localhost/" + written);
    }
    if (RequestForm.isQuery(written)) {
      URLDecoder.decode(written, StandardCharsets.UTF_8);
    }
  }
}
