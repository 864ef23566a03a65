/**
 * Zoom's wire format as pure functions on text: frames, event headers, signatures, event keys and filters. Nothing here
 * does I/O or keeps a thread, and nothing a peer can send makes it throw anything but
 * {@link io.github.camelzoom.websocket.protocol.UndeliverableException}.
 */
package io.github.camelzoom.websocket.protocol;
