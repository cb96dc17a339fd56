package org.ukms.config;

import java.net.InetAddress;

/**
 * Where something is served.
 *
 * @param bind {@code ukms_bind} or {@code admin_bind} as written: an address, a host name or the
 *     name of an interface
 * @param address what {@code bind} stands for; the wildcard address for all interfaces
 * @param port {@code ukms_port} or {@code admin_port}, 1 to 65535
 */
public record Listener(String bind, InetAddress address, int port) {}
