package org.ukms.etsi014;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/** What a device says in words, as far as it is fit for a log (E-4). */
final class DeviceText {

  private static final int LONGEST = 120;

  /** More of these in a row than words of prose have may be a key. */
  private static final Pattern MAYBE_KEY = Pattern.compile("[A-Za-z0-9+/=_:-]{24,}");

  private static final Pattern UNFIT = Pattern.compile("[^\\x20-\\x7e]+");

  /** A key in hexadecimal pairs has more digits than a time and a number. */
  private static final int MOST_DIGITS = 24;

  private DeviceText() {}

  /** The member {@code message} of an Error object (clause 6.5), if the body is one. */
  static Optional<String> messageOf(byte[] body) {
    try {
      return JsonMembers.of(body).textIfAny("message", text -> text).flatMap(DeviceText::fit);
    } catch (JsonFault other) {
      return Optional.empty();
    }
  }

  static Optional<String> fit(String text) {
    if (text.chars().filter(c -> c >= '0' && c <= '9').count() > MOST_DIGITS) {
      return Optional.empty();
    }
    String clean = UNFIT.matcher(MAYBE_KEY.matcher(text).replaceAll("...")).replaceAll("?").strip();
    return Optional.of(clean.substring(0, Math.min(LONGEST, clean.length())))
        .filter(rest -> !rest.isEmpty());
  }
}
