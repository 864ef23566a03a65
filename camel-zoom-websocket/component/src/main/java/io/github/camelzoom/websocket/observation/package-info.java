/**
 * What can be seen of streams and their connections: immutable snapshots that health, JMX, console and metrics all read,
 * and what is counted and measured for them.
 */
package io.github.camelzoom.websocket.observation;
