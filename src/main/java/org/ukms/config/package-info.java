/**
 * The file of a node: TOML 1.0 to records.
 *
 * <p>The keys at the top of the file:
 *
 * <table>
 * <caption>Top</caption>
 * <tr><th>key</th><th>default</th><th>value</th></tr>
 * <tr><td>key_rotation_seconds</td><td>120</td><td>1 to 86400</td></tr>
 * <tr><td>key_folder</td><td>./psk/</td><td>where key files are written</td></tr>
 * <tr><td>state_folder</td><td>.state</td><td>where key state is kept; the default is inside
 *     key_folder</td></tr>
 * <tr><td>ukms_bind</td><td>localhost</td><td>IP address, host name, or name of a network
 *     interface; 0.0.0.0 and :: for all</td></tr>
 * <tr><td>ukms_port</td><td>5555</td><td>1 to 65535</td></tr>
 * <tr><td>enable_fake_qkd_api</td><td>false</td><td>whether the insecure simulated device is
 *     served</td></tr>
 * <tr><td>allow_insecure_peers</td><td>false</td><td>whether plain HTTP between nodes may leave this
 *     host</td></tr>
 * <tr><td>admin_bind</td><td>localhost</td><td>as ukms_bind, for administration alone; only beside
 *     admin_port</td></tr>
 * <tr><td>admin_port</td><td>none</td><td>1 to 65535, not ukms_port: where administration is served,
 *     over plain HTTP, and nothing else; without it, it is served on ukms_port where there is no
 *     table [tls], and nowhere where there is one</td></tr>
 * <tr><td>connect_timeout_seconds</td><td>2</td><td>1 to 300, until a connection stands</td></tr>
 * <tr><td>kme_timeout_seconds</td><td>5</td><td>1 to 300, a call to a QKD device</td></tr>
 * <tr><td>peer_timeout_seconds</td><td>10</td><td>1 to 300, a call to a peer; more than
 *     kme_timeout_seconds, as the peer asks its device meanwhile</td></tr>
 * <tr><td>key_wait_seconds</td><td>5</td><td>0 to 60, how long a key that the peer named is asked
 *     for again while our device does not find it</td></tr>
 * <tr><td>tls</td><td>none</td><td>the table [tls]: our certificate; with it ukms_port speaks TLS and
 *     wants a certificate of whoever calls</td></tr>
 * <tr><td>fake_qkd</td><td>none</td><td>the table [fake_qkd]</td></tr>
 * <tr><td>kmes</td><td>none</td><td>tables [kmes."URL"]</td></tr>
 * <tr><td>peers</td><td>none</td><td>tables [peers.NAME]; none only where
 *     enable_fake_qkd_api is true</td></tr>
 * </table>
 *
 * <p>The keys of the table {@code [tls]} and of a table {@code [kmes."URL"]}, where URL is an
 * etsi_url as it stands at a peer:
 *
 * <table>
 * <caption>TLS</caption>
 * <tr><th>key</th><th>default</th><th>value</th></tr>
 * <tr><td>certificate_file</td><td>required, or keystore_file; of a device: that of [tls]</td><td>our
 *     certificate in PEM, then those up to its authority</td></tr>
 * <tr><td>key_file</td><td>required, or keystore_file; of a device: that of [tls]</td><td>its private
 *     key in PEM (PKCS #8), mode 0600 or less</td></tr>
 * <tr><td>keystore_file</td><td>none</td><td>both in one file of PKCS #12, mode 0600 or less</td></tr>
 * <tr><td>keystore_password_file</td><td>none</td><td>the file of its password, mode 0600 or
 *     less</td></tr>
 * <tr><td>keystore_password_env</td><td>none</td><td>the environment variable of its
 *     password</td></tr>
 * <tr><td>ca_file</td><td>required; of a device: that of [tls], or the JVM's authorities</td><td>in
 *     PEM, whom the certificates of the others are issued by; with pins and without it the pins alone
 *     decide of a device</td></tr>
 * <tr><td>pins</td><td>none</td><td>of a device: its public keys, sha256//BASE64 each</td></tr>
 * <tr><td>server_name</td><td>the host in URL</td><td>of a device: what its certificate
 *     names</td></tr>
 * <tr><td>method</td><td>GET</td><td>of a device: GET or POST</td></tr>
 * <tr><td>alarm_below_keys</td><td>20</td><td>of a device: 0 to 1000000, fewer stored keys are an
 *     alarm, 0 for never</td></tr>
 * </table>
 *
 * <p>The keys of the table {@code [fake_qkd]}, all but mode only with mode = "strict":
 *
 * <table>
 * <caption>Simulated device</caption>
 * <tr><th>key</th><th>default</th><th>value</th></tr>
 * <tr><td>mode</td><td>stateless</td><td>the simulated device: stateless or strict; strict needs
 *     enable_fake_qkd_api = true and a table [tls]</td></tr>
 * <tr><td>max_key_count</td><td>1000</td><td>1 to 1000000, keys in the pool of each pair of
 *     SAEs</td></tr>
 * <tr><td>refill_keys_per_minute</td><td>6000</td><td>0 to 60000000, how fast each pool fills; 0 for
 *     never</td></tr>
 * <tr><td>key_size</td><td>256</td><td>64 to 1024 bits, a multiple of 8: what is delivered where no
 *     size is asked for</td></tr>
 * <tr><td>min_key_size</td><td>64</td><td>the same, the least that may be asked for</td></tr>
 * <tr><td>max_key_size</td><td>1024</td><td>the same, the most that may be asked for</td></tr>
 * <tr><td>max_key_per_request</td><td>128</td><td>1 to 1000; never more than
 *     max_key_count</td></tr>
 * <tr><td>max_sae_id_count</td><td>8</td><td>0 to 100, additional slaves of one call; 0 for no
 *     multicast</td></tr>
 * <tr><td>key_lifetime_seconds</td><td>3600</td><td>1 to 86400, how long a key waits for its
 *     slaves</td></tr>
 * <tr><td>sae_id_from</td><td>all of cn, uri, dns</td><td>where in a certificate SAE IDs may stand: in
 *     the common name, in a subject alternative name sae:ID, in one that is a DNS name</td></tr>
 * <tr><td>saes</td><td>the SAEs of [peers]</td><td>the table [fake_qkd.saes]: which SAEs there are, two
 *     at least, each as SAE_ID = "KME_ID"</td></tr>
 * <tr><td>faults</td><td>none</td><td>the table [fake_qkd.faults]</td></tr>
 * </table>
 *
 * <p>The keys of the table {@code [fake_qkd.faults]}; all but the first and the third are per cent
 * of the calls, 0 to 100:
 *
 * <table>
 * <caption>Faults of the simulated device</caption>
 * <tr><th>key</th><th>default</th><th>value</th></tr>
 * <tr><td>seed</td><td>random</td><td>0 to 2147483647: the same number and the same order of calls give
 *     the same faults</td></tr>
 * <tr><td>late</td><td>0</td><td>an answer comes after late_seconds</td></tr>
 * <tr><td>late_seconds</td><td>5</td><td>1 to 300</td></tr>
 * <tr><td>error</td><td>0</td><td>503</td></tr>
 * <tr><td>exhausted</td><td>0</td><td>503 as with an empty pool</td></tr>
 * <tr><td>wrong_size</td><td>0</td><td>a key is 8 bits shorter than asked for</td></tr>
 * <tr><td>wrong_bytes</td><td>0</td><td>the slave gets another key than the master</td></tr>
 * <tr><td>one_side</td><td>0</td><td>the master gets the key, the slave does not</td></tr>
 * <tr><td>expired</td><td>0</td><td>the keys that a slave asks for have expired</td></tr>
 * <tr><td>duplicated</td><td>0</td><td>the call is carried out twice</td></tr>
 * <tr><td>closed</td><td>0</td><td>the call is carried out, and the connection closed in the middle of
 *     the answer</td></tr>
 * </table>
 *
 * <p>The keys of a table {@code [peers.NAME]}, where NAME is the other side's KME ID:
 *
 * <table>
 * <caption>Peer</caption>
 * <tr><th>key</th><th>default</th><th>value</th></tr>
 * <tr><td>etsi_url</td><td>required</td><td>our QKD device for this link, http or https, no
 *     query; slashes at the end are dropped; or an array of several in order of preference</td></tr>
 * <tr><td>ukms_url</td><td>required</td><td>the other node, of the same form; plain http
 *     beyond this host only with allow_insecure_peers, https only with a table [tls]</td></tr>
 * <tr><td>pins</td><td>none</td><td>the public keys of the other node, sha256//BASE64 each, several
 *     for a change-over; without them its certificate names NAME</td></tr>
 * <tr><td>alias</td><td>NAME</td><td>the key file's name without .key: 1 to 64 of A-Z a-z 0-9 . _ -
 *     with no dot at the start; required where NAME is not of this form</td></tr>
 * <tr><td>source_KME_ID</td><td>required</td><td>our own KME ID</td></tr>
 * <tr><td>master_SAE_ID</td><td>required</td><td>our own SAE ID</td></tr>
 * <tr><td>slave_SAE_ID</td><td>required</td><td>the other side's SAE ID, not ours</td></tr>
 * <tr><td>protocol</td><td>auto</td><td>the exchange: auto, confirmed or classic</td></tr>
 * <tr><td>psk_file</td><td>none</td><td>the file of a static secret, 32 bytes to 64 KiB, mode 0600
 *     or less; not with the classic exchange</td></tr>
 * <tr><td>psk_env</td><td>none</td><td>the environment variable of that secret, instead of
 *     psk_file</td></tr>
 * <tr><td>on_stale</td><td>keep</td><td>what becomes of a PSK that is stale: keep or
 *     random</td></tr>
 * <tr><td>stale_after_seconds</td><td>180, or 1.5 times key_rotation_seconds if that is
 *     more</td><td>1 to 604800, more than key_rotation_seconds</td></tr>
 * <tr><td>on_shutdown</td><td>keep</td><td>what becomes of the PSK when the node ends in order: keep
 *     or random</td></tr>
 * <tr><td>on_chain_loss</td><td>reset</td><td>what is done where the two sides share no chain any
 *     more: reset, or ask an operator</td></tr>
 * <tr><td>delivery</td><td>the key file of alias</td><td>tables [[peers.NAME.delivery]]: where the
 *     PSK goes</td></tr>
 * </table>
 *
 * <p>The keys of a table {@code [[peers.NAME.delivery]]}; label for each kind, path to event_file
 * for kind = "file", interface and public_key for "wireguard", the rest for "exec":
 *
 * <table>
 * <caption>Delivery</caption>
 * <tr><th>key</th><th>default</th><th>value</th></tr>
 * <tr><td>kind</td><td>required</td><td>file, wireguard or exec</td></tr>
 * <tr><td>label</td><td>none</td><td>1 to 32 of a-z 0-9 _ -: in the confirmed exchange this delivery
 *     gets a key of its own, derived for the label; the same labels at both ends, with their commas
 *     80 characters at most for a peer</td></tr>
 * <tr><td>path</td><td>the key file of alias</td><td>the key file</td></tr>
 * <tr><td>format</td><td>base64</td><td>base64, hex or raw</td></tr>
 * <tr><td>mode</td><td>0600</td><td>0600, 0640, 0400 or 0440</td></tr>
 * <tr><td>group</td><td>that of the process</td><td>the group of the key file</td></tr>
 * <tr><td>event_file</td><td>none</td><td>a file or a named pipe that gets a line for each
 *     key</td></tr>
 * <tr><td>interface</td><td>required</td><td>a WireGuard interface</td></tr>
 * <tr><td>public_key</td><td>required</td><td>that of the WireGuard peer whose preshared key is
 *     set</td></tr>
 * <tr><td>command</td><td>required</td><td>an array: a program and its arguments</td></tr>
 * <tr><td>timeout_seconds</td><td>10</td><td>1 to 60, after which the program is
 *     killed</td></tr>
 * </table>
 *
 * <p>How a table is read is told in {@link org.ukms.config.toml}, which has CFG-1, CFG-2, CFG-4 and
 * CFG-5; {@link org.ukms.config.folder} has CFG-6 and {@link org.ukms.config.peer} CFG-7, CFG-9 and
 * CFG-12, {@link org.ukms.config.tls} CFG-10 and CFG-11, {@link org.ukms.config.fake} CFG-13,
 * {@link org.ukms.config.delivery} CFG-14 to CFG-16.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-3 Numbers have ranges, names and URLs a form, and what two keys or peers must not share
 *       is refused: a node that starts can run.
 *   <li>CFG-8 Every default stands in the tables above, and a test compares.
 * </ol>
 *
 * <p>Out of scope: whether a peer or a device answers, and whether the port is free.
 */
package org.ukms.config;
