package org.ukms.admission;

import java.util.Optional;

/**
 * What is served where.
 *
 * @param tls whether peers come over TLS
 * @param open whether peers may come in plain from other machines
 * @param adminPort where administration is served alone, if there is such a port
 * @param adminOpen whether other machines may come to that port
 */
public record Doors(boolean tls, boolean open, Optional<Integer> adminPort, boolean adminOpen) {

  private static final String ADMINISTRATION = "api/admin/";

  /**
   * Looks at the port alone, before it is known what a path stands for.
   *
   * @param path as it was sent, without the context root and the slash before it
   * @return why not
   */
  Optional<String> refusal(String path, Caller caller) {
    if (path.startsWith(ADMINISTRATION)) {
      return refusal(Area.ADMINISTRATION, caller);
    }
    if (isForAdministration(caller)) {
      return Optional.of("administration only on this port");
    }
    return tls && !caller.secure() ? Optional.of("over TLS only") : Optional.empty();
  }

  /** Why this is not served to this caller. */
  Optional<String> refusal(Area area, Caller caller) {
    if (area == Area.ADMINISTRATION) {
      return administration(caller);
    }
    if (isForAdministration(caller)) {
      return Optional.of("administration only on this port");
    }
    if (tls && !caller.secure()) {
      return Optional.of("over TLS only");
    }
    return area == Area.PEERS && !tls && !open && !caller.local()
        ? Optional.of("no plain HTTP from other machines")
        : Optional.empty();
  }

  private Optional<String> administration(Caller caller) {
    if (!caller.local() && !(adminOpen && isForAdministration(caller))) {
      return Optional.of("for loopback addresses only");
    }
    boolean elsewhere =
        caller.secure() ? tls : adminPort.isPresent() && !isForAdministration(caller);
    return elsewhere ? Optional.of("no administration on this port") : Optional.empty();
  }

  private boolean isForAdministration(Caller caller) {
    return !caller.secure() && adminPort.isPresent() && adminPort.get() == caller.port();
  }
}
