package org.ukms.config.peer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The address of another party. */
public final class HttpUrl {

  static final String EXPECTED = "a URL such as http://localhost:5555";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
  private static final int MOST_PORT = 65_535;

  private HttpUrl() {}

  /**
   * Reads an absolute URL and drops the slashes at its end.
   *
   * @throws IllegalArgumentException if it is no such URL; the message does not quote it, as a
   *     password may stand in it
   */
  public static URI parse(String text) {
    require(VISIBLE_ASCII.matcher(text).matches(), "empty, or with a blank or non-ASCII character");
    URI url;
    try {
      url = new URI(text.replaceFirst("/+$", ""));
    } catch (URISyntaxException e) {
      throw refused("not a URL (" + e.getReason() + " at character " + (e.getIndex() + 1) + ")");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    require(scheme.equals("http") || scheme.equals("https"), "not http:// or https://");
    String authority = url.getRawAuthority();
    require(authority == null || !authority.contains("@"), "user and password in a URL");
    require(url.getHost() != null && !authority.endsWith(":"), "no valid host and port");
    require(url.getPort() != 0 && url.getPort() <= MOST_PORT, "a port out of 1 to 65535");
    require(url.getRawQuery() == null, "a query (?) in a base URL");
    require(url.getRawFragment() == null, "a fragment (#) in a base URL");
    return URI.create(scheme + url.toString().substring(scheme.length()));
  }

  /** Whether whatever is sent there stays on this host. */
  public static boolean isLoopback(URI url) {
    return LOOPBACK.contains(url.getHost()) || url.getHost().matches("127(\\.[0-9]{1,3}){3}");
  }

  private static void require(boolean holds, String wrong) {
    if (!holds) {
      throw refused(wrong);
    }
  }

  private static IllegalArgumentException refused(String wrong) {
    return new IllegalArgumentException(wrong + ", expected " + EXPECTED);
  }
}
