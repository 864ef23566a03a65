package io.github.camelzoom.websocket.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;

/** Writes ready frames past the WebSocket's encoder, at the very end of the channel's pipeline. */
final class RawSocket {

    private final ChannelHandlerContext last;

    RawSocket(ChannelHandlerContext webSocket) {
        this.last = webSocket.channel().pipeline().firstContext();
    }

    EventLoop eventLoop() {
        return last.channel().eventLoop();
    }

    boolean isOpen() {
        return last.channel().isActive();
    }

    ChannelFuture write(ByteBuf frames) {
        return last.write(frames);
    }

    void flush() {
        last.flush();
    }
}
