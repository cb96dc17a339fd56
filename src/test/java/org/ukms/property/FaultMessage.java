package org.ukms.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** All that a fault may say of JSON that was read: it quotes nothing, since that may be secret. */
public final class FaultMessage {

  private static final String PLACE = "(?:[a-z_]+(?:_[A-Z]{2,3})?(?:_ID)?\\.?)+: ";
  private static final String FOUND =
      "(?:missing|null|boolean|number|string|array|object|binary|pojo)";
  private static final Pattern AT_A_PLACE =
      Pattern.compile(
          PLACE
              + "(?:"
              + String.join(
                  "|",
                  FOUND + ", expected (?:a string|a whole number|true or false|an? [a-z]+)",
                  "expected \\d+ to \\d+",
                  "\\d+ characters, expected 1 to \\d+",
                  "a character that is none of visible ASCII",
                  "a control character, expected printable ones",
                  "no standard base64",
                  "\\d+ bytes, expected \\d+",
                  "not canonical, expected base64 with padding",
                  "not an identifier, expected 1 to 64 of A-Z a-z 0-9 - \\. _ ~ and not dots alone",
                  "unknown, expected rotate or reset",
                  "unknown, expected 1 to 3",
                  "no instant of ISO 8601",
                  "made for another pair, expected [a-z_]+")
              + ")");
  private static final Pattern OF_ALL =
      Pattern.compile(
          "no strict JSON(?:: no UTF-8| at line \\d+, column \\d+)?"
              + "|longer than 8192 bytes"
              + "|"
              + FOUND
              + ", expected an object");

  private FaultMessage() {}

  /** Fails if it says anything else. */
  public static void assertQuotesNothing(String message) {
    assertThat(message)
        .satisfiesAnyOf(
            said -> assertThat(said).matches(AT_A_PLACE), said -> assertThat(said).matches(OF_ALL));
  }
}
