package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import org.apache.camel.CamelException;

/**
 * Given to the consumer's exception handler, and with {@code bridgeErrorHandler} to the route's error handler, when an
 * outage begins and when no more attempts to connect will be made. Not per attempt: an hour's outage has hundreds.
 */
public class ZoomConnectionException extends CamelException {

    private static final long serialVersionUID = 1L;

    private final ConnectionCause connectionCause;

    public ZoomConnectionException(String message, ConnectionCause connectionCause) {
        super(message);
        this.connectionCause = connectionCause;
    }

    public ConnectionCause getConnectionCause() {
        return connectionCause;
    }
}
