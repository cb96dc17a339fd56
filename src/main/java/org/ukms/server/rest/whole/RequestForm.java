package org.ukms.server.rest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What holds of every request that anything of ours can be asked for (W-11). */
final class RequestForm {

  /** What RFC 3986 lets stand in a path besides letters, digits and escapes. */
  private static final String IN_PATHS = "-._~!$&'()*+,;=:@/";

  private RequestForm() {}

  /** What is wrong with it, in words for the caller. */
  static Optional<String> fault(HttpServletRequest request) {
    if (!isPath(request.getRequestURI())) {
      return Optional.of("path: expected escapes of UTF-8 without control characters");
    }
    String query = request.getQueryString();
    if (query != null && !isQuery(query)) {
      return Optional.of("query: expected escapes of UTF-8");
    }
    return Collections.list(request.getHeaderNames()).stream()
            .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
            .allMatch(value -> value.chars().allMatch(c -> c == '\t' || isShown(c)))
        ? Optional.empty()
        : Optional.of("headers: expected no control characters");
  }

  static boolean isPath(String written) {
    return isText(written, RequestForm::isOfPaths, RequestForm::isShown);
  }

  /** What it means is for whoever is asked to judge. */
  static boolean isQuery(String written) {
    return isText(written, c -> c > ' ' && c < 0x7f, any -> true);
  }

  private static boolean isOfPaths(int character) {
    return character < 0x7f
        && (Character.isLetterOrDigit(character) || IN_PATHS.indexOf(character) >= 0);
  }

  private static boolean isShown(int character) {
    return !Character.isISOControl(character) && character != 0x2028 && character != 0x2029;
  }

  /** Whether all that stands in it and all that it stands for is allowed. */
  private static boolean isText(String escaped, IntPredicate written, IntPredicate meant) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        int high = i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(escaped.charAt(i + 2), 16);
        if (low < 0) {
          return false;
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (written.test(c)) {
        bytes.write(c);
      } else {
        return false;
      }
    }
    try {
      return UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .chars()
          .allMatch(meant);
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
