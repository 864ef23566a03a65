package io.github.camelzoom.websocket.cluster;

/** What elects the leader. */
enum Engine {
    /** A lock on a file, for the processes of one machine. */
    FILE,
    /** A real ZooKeeper. */
    ZOOKEEPER
}
