package org.ukms.etsi014.simulator.view;

import org.ukms.name.SaeId;

/**
 * The pool of two SAEs.
 *
 * @param stored how many keys it has
 * @param waiting how many were delivered to the master and not yet to a slave
 * @param issued how many were delivered to a master, since the start
 * @param delivered how many were delivered to a slave
 * @param expired how many no slave asked for in time
 */
public record PairView(
    SaeId first,
    SaeId second,
    int stored,
    int waiting,
    long issued,
    long delivered,
    long expired) {}
