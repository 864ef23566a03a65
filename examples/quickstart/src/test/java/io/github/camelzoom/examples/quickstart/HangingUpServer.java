package io.github.camelzoom.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A server that hangs up on whoever calls. */
final class HangingUpServer implements AutoCloseable {
    private final ServerSocket socket;

    private HangingUpServer(ServerSocket socket) {
        this.socket = socket;
    }

    static HangingUpServer start() throws IOException {
        HangingUpServer server = new HangingUpServer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        Thread thread = new Thread(server::hangUp, "hanging-up");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void hangUp() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException e) {
                // closed, or the caller was faster: go on as long as it is open
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
