package io.serai.store;

/** The database engines that the hub runs on. */
public enum Engine {
    /** Embedded in the hub's own process. */
    DERBY,
    /** A server, shared by the nodes of a cluster. */
    POSTGRESQL
}
