package org.ukms.exchange.confirmed.durable;

import org.ukms.key.KeyId;

/**
 * What the QKD keys of an epoch are called.
 *
 * @param ofLeader the one that the leader contributed
 * @param ofFollower the one that the follower contributed
 */
public record KeyIds(KeyId ofLeader, KeyId ofFollower) {}
