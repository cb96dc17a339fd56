package org.ukms.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** what is served where, by configuration, kind of caller and path. */
class DoorsTest {

  private static final int ADMIN = 5580;
  private static final int PEERS = 5555;

  /**
   * The configuration: tls, admin, open; the caller: over TLS (s) or plain (p), on the port for
   * administration (a) or the other (m), from this host (l) or a remote one (r).
   */
  @ParameterizedTest
  @CsvSource({
    // no TLS, one port
    "'',      pml, PEERS,          true",
    "'',      pmr, PEERS,          false",
    "open,    pmr, PEERS,          true",
    "'',      pmr, KEYS,           true",
    "'',      pml, ADMINISTRATION, true",
    "'',      pmr, ADMINISTRATION, false",
    "open,    pmr, ADMINISTRATION, false",
    // a server's own TLS of which the configuration knows nothing
    "'',      sml, PEERS,          true",
    "'',      smr, PEERS,          false",
    "'',      sml, ADMINISTRATION, true",
    // no TLS, a port for administration
    "admin,   pml, PEERS,          true",
    "admin,   pal, PEERS,          false",
    "admin,   pal, KEYS,           false",
    "admin,   pml, ADMINISTRATION, false",
    "admin,   pal, ADMINISTRATION, true",
    "admin,   par, ADMINISTRATION, false",
    // and that bound to other addresses, too
    "admin wide, par, ADMINISTRATION, true",
    "admin wide, pmr, ADMINISTRATION, false",
    "admin wide, par, PEERS,          false",
    // TLS on a server, or without a port for administration
    "tls,     sml, PEERS,          true",
    "tls,     smr, PEERS,          true",
    "tls,     smr, KEYS,           true",
    "tls,     sml, ADMINISTRATION, false",
    "tls,     pml, PEERS,          false",
    "tls,     pml, KEYS,           false",
    "tls,     pml, ADMINISTRATION, true",
    "tls,     pmr, ADMINISTRATION, false",
    "tls open,pmr, PEERS,          false",
    // TLS and a port for administration
    "tls admin, smr, PEERS,          true",
    "tls admin, sml, ADMINISTRATION, false",
    "tls admin, pal, PEERS,          false",
    "tls admin, pal, KEYS,           false",
    "tls admin, pal, ADMINISTRATION, true",
    "tls admin, pml, ADMINISTRATION, false",
  })
  void servesEachAreaAtItsDoorAlone(
      String configuration, String caller, Area area, boolean served) {
    Doors doors =
        new Doors(
            configuration.contains("tls"),
            configuration.contains("open"),
            configuration.contains("admin") ? Optional.of(ADMIN) : Optional.empty(),
            configuration.contains("wide"));
    assertThat(doors.refusal(area, caller(caller)).isEmpty()).isEqualTo(served);
  }

  @ParameterizedTest
  @CsvSource({
    "'',        pml, nothing,              true",
    "'',        pml, api/v2/peer/x,        true",
    "admin,     pal, nothing,              false",
    "admin,     pal, api/v2/peer/x,        false",
    "admin,     pal, api/admin/v1/status,  true",
    "admin,     pal, /api/admin/v1/status, false",
    "admin,     pml, api/admin/v1/nothing, false",
    "tls,       pml, nothing,              false",
    "tls,       pml, api/v2/peer/x,        false",
    "tls,       pml, api/%61dmin/v1,       false",
    "tls,       pml, API/admin/v1/status,  false",
    "tls,       pml, api/admin;a=b/v1,     false",
    "tls,       pml, api/admin/v1/nothing, true",
    "tls,       sml, api/admin/v1/nothing, false",
    "tls,       sml, nothing,              true",
  })
  void knowsAWrongDoorByThePathAlone(String configuration, String caller, String path, boolean on) {
    Doors doors =
        new Doors(
            configuration.contains("tls"),
            false,
            configuration.contains("admin") ? Optional.of(ADMIN) : Optional.empty(),
            configuration.contains("wide"));
    assertThat(doors.refusal(path, caller(caller)).isEmpty()).isEqualTo(on);
  }

  private static Caller caller(String letters) {
    return new KnownCaller(
        letters.contains("s"),
        letters.contains("l"),
        letters.contains("a") ? ADMIN : PEERS,
        List.of());
  }
}
