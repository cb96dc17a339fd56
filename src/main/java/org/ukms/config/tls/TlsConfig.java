package org.ukms.config.tls;

import java.nio.file.Path;
import org.ukms.tls.IdentityFiles;

/**
 * The table {@code [tls]}: who we are, and whom we trust.
 *
 * @param identity our certificate and its key; the files were there when they were checked
 * @param caFile whom the certificates of peers are issued by, absolute
 */
public record TlsConfig(IdentityFiles identity, Path caFile) {}
