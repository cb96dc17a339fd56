package org.ukms.config.tls;

import java.util.regex.Pattern;

/** A name that a certificate may have. */
final class HostName {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,255}");

  private HostName() {}

  static String parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a host name or address, expected one");
    }
    return text;
  }
}
