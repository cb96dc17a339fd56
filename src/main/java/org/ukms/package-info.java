/**
 * uKMS, a micro key management system for quantum key distribution (QKD).
 *
 * <p>Two sites that share a QKD link run a node each. A node asks its QKD device for keys, tells
 * the other node which key ID to use, makes a pre-shared key (PSK) of the keys of both sides,
 * rotates it on a timer, and hands it to what protects the traffic.
 *
 * <h2>Charter</h2>
 *
 * <ol>
 *   <li>U-1 The two ends of a pair agree, and where a fault has set them apart they agree again by
 *       themselves.
 *   <li>U-2 No secret leaves by any way but those that are made for it: the wire to the device, the
 *       key file and the state file.
 *   <li>U-3 It says what it does: a faulty configuration is refused with all its faults, a failure
 *       is told with its cause and the next attempt, an insecure setting is named as long as it is
 *       one.
 *   <li>U-4 Nothing that another party does or leaves undone stops the exchange with the rest.
 * </ol>
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>KME, QKD device
 *   <dd>the key management entity of a site, which delivers keys (ETSI GS QKD 014)
 *   <dt>SAE
 *   <dd>the secure application entity that a KME delivers to; a node is one
 *   <dt>Get key, Get key with key IDs
 *   <dd>the device's methods {@code enc_keys} (a fresh key) and {@code dec_keys} (the same key at
 *       the other end)
 *   <dt>key ID
 *   <dd>the public name of a key, by which both devices know it
 *   <dt>peer
 *   <dd>the other node of a pair
 *   <dt>initiator, responder
 *   <dd>in the classic exchange, the node that asks for a key ID and the one that answers
 *   <dt>leader, follower
 *   <dd>in the confirmed exchange, the node that decides and the one that promises
 *   <dt>chain, epoch
 *   <dd>in the confirmed exchange, the secret that goes on from one PSK to the next, and its number
 *   <dt>rotation
 *   <dd>one asking and answering, after which both have a new PSK
 *   <dt>delivery
 *   <dd>the way of a PSK to whoever uses it: a file, a WireGuard peer, a program
 * </dl>
 *
 * <h2>Map</h2>
 *
 * Dependencies go downwards only:
 *
 * <pre>
 * server, launcher       what the container touches; the main class of the uber-jar
 * UkmsNode               a configuration in, a running node out
 * admission              who may ask for what, by certificate and by port
 * jmx                    the node and its peers as MXBeans
 * config, status         TOML to records; what may be shown
 * rotation               all peers in time: Rotations, Initiator, Responder
 * rotation.confirmed     both ends of the confirmed exchange: LeaderEnd, FollowerEnd
 * pairing                what is kept of a pair, and the PSK that is in place
 * etsi014, peer          the QKD device, the other node
 * state, delivery        what a restart needs; where PSKs go, each in a lane of its own
 * schedule               when to ask and how often to answer
 * event                  what happened
 * exchange               the classic exchange as a pure machine
 * http, json, disk       one request, one object, one file
 * tls                    who we are over TLS, and whom we trust
 * key, name              secrets, identifiers
 * </pre>
 */
package org.ukms;
