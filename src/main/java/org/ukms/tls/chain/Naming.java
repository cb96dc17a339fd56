package org.ukms.tls.chain;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * One of the names that a certificate gives to whom it is issued to, as it stands there.
 *
 * @param place where it stands
 */
public record Naming(Place place, String text) {

  /** Where names stand that may be those of a machine. */
  public enum Place {
    /** A common name of the subject. */
    CN,
    /** A subject alternative name that is a URI. */
    URI,
    /** A subject alternative name that is a DNS name. */
    DNS
  }

  private static final String COMMON_NAME = "CN";
  private static final int DNS_NAME = 2;
  private static final int URI_NAME = 6;

  /** The common names, those of the end of the subject first; none if nobody can read them. */
  public static List<Naming> ofSubject(X509Certificate certificate) {
    try {
      List<Naming> found = new ArrayList<>();
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        Attribute names = part.toAttributes().get(COMMON_NAME);
        if (names != null) {
          addTexts(names.getAll(), found);
        }
      }
      return found;
    } catch (NamingException unreadable) {
      return List.of();
    }
  }

  private static void addTexts(NamingEnumeration<?> names, List<Naming> found)
      throws NamingException {
    while (names.hasMore()) {
      // What is of another type than a text has no name in it.
      if (names.next() instanceof String text) {
        found.add(new Naming(Place.CN, text));
      }
    }
  }

  /**
   * The subject alternative names, in their order.
   *
   * @throws CertificateParsingException if nobody can read them
   */
  public static List<Naming> ofAlternatives(X509Certificate certificate)
      throws CertificateParsingException {
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    List<Naming> found = new ArrayList<>();
    for (List<?> name : all == null ? List.<List<?>>of() : all) {
      place(name.get(0)).ifPresent(at -> found.add(new Naming(at, String.valueOf(name.get(1)))));
    }
    return found;
  }

  /** All of them; none of a certificate whose alternative names nobody can read. */
  public static List<Naming> allOf(X509Certificate certificate) {
    try {
      List<Naming> found = new ArrayList<>(ofSubject(certificate));
      found.addAll(ofAlternatives(certificate));
      return found;
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  private static Optional<Place> place(Object type) {
    if (type.equals(DNS_NAME)) {
      return Optional.of(Place.DNS);
    }
    return type.equals(URI_NAME) ? Optional.of(Place.URI) : Optional.empty();
  }
}
