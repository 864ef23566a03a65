/** The Camel component {@code zoom-ws}: Zoom account events as exchanges. */
package io.github.camelzoom.websocket;
