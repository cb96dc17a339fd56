package org.ukms.admission;

import java.security.cert.X509Certificate;
import java.util.List;

/** A caller of whom all is known. */
record KnownCaller(boolean secure, boolean local, int port, List<X509Certificate> chain)
    implements Caller {}
