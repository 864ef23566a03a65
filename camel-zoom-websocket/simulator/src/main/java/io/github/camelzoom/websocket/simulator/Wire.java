package io.github.camelzoom.websocket.simulator;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * What a well-behaved server never does to a connection, and Vert.x therefore offers no call for. The one place that
 * reaches below Vert.x's public API, to the Netty channel. Event loop only.
 */
final class Wire {
    private final Channel channel;

    Wire(HttpConnection connection) {
        this.channel = ((ConnectionBase) connection).channel();
    }

    /** Ends the TCP connection with a reset: what was written and not sent yet is lost, and there is no close frame. */
    void reset() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            // past the handlers, which would say goodbye (a close frame, a TLS alert) first
            channel.unsafe().close(channel.newPromise());
        }
    }

    /** Reads nothing any more, so that not even a ping or a close is answered; the TCP connection stays. */
    void stopReading() {
        channel.config().setAutoRead(false);
    }

    /** Makes the server decline every WebSocket extension; to be called before the handshake is answered. */
    void declineExtensions() {
        WebSocketServerExtensionHandler handler = channel.pipeline().get(WebSocketServerExtensionHandler.class);
        if (handler != null) {
            channel.pipeline().remove(handler);
        }
    }

    /** Drops pings while the condition does not hold; Vert.x would answer each one. */
    void answerPingsIf(BooleanSupplier condition) {
        channel.pipeline().addBefore("handler", "pings", new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof PingWebSocketFrame && !condition.getAsBoolean()) {
                    ReferenceCountUtil.release(message);
                } else {
                    context.fireChannelRead(message);
                }
            }
        });
    }

    /** Writes one text message, valid UTF-8 or not, as frames cut at these offsets. */
    void writeText(byte[] bytes, int... cuts) {
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : bytes.length;
            var part = Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, to));
            boolean last = i == cuts.length;
            channel.write(
                    i == 0 ? new TextWebSocketFrame(last, 0, part) : new ContinuationWebSocketFrame(last, 0, part));
            from = to;
        }
        channel.flush();
    }
}
