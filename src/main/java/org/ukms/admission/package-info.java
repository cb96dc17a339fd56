/**
 * Who may ask for what, and over which port.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>A-1 With TLS, peers and the simulated device are served over TLS and to callers with a
 *       certificate, administration in plain to this host. With a port for administration it is
 *       served there alone, and nothing else is; to other machines only if that port is bound to
 *       more than loopback.
 *   <li>A-2 Without TLS peers are served to this host alone, unless the configuration allows more.
 *   <li>A-3 Who calls in the name of a peer shows a certificate that is valid now and is the
 *       peer's. Dates are looked at for each request: a connection may outlive a certificate.
 *   <li>A-4 A refusal changes nothing but a count. The log tells of it once a minute and peer, with
 *       subject and reason; the caller is not told the reason.
 *   <li>A-5 The strict simulated device refuses callers in the words of its standard, with 401. So
 *       who shows no certificate that holds gets there, as nobody.
 * </ol>
 *
 * <p>Out of scope: whose certificate it is, which {@link org.ukms.tls} knows; HTTP.
 */
package org.ukms.admission;
