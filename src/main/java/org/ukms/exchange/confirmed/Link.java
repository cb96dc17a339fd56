package org.ukms.exchange.confirmed;

/**
 * The two nodes of a pair, by their roles: the leader's KME ID is the lesser one, bytewise.
 *
 * @param leader its KME ID
 * @param follower its KME ID
 * @param leaderSae the SAE ID of the leader
 * @param followerSae the SAE ID of the follower
 */
public record Link(String leader, String follower, String leaderSae, String followerSae) {}
