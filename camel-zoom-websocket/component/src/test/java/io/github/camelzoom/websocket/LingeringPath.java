package io.github.camelzoom.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The way to a server of this machine, for one client, who is not told when the server ends its TCP connection. */
final class LingeringPath implements AutoCloseable {

    private final ServerSocket entry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final int server;
    private volatile Socket client;
    private volatile boolean clientIsThere;

    LingeringPath(int server) throws IOException {
        this.server = server;
        start("to-server", this::passOn);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Whether the client has not ended its own TCP connection yet. */
    boolean isClientThere() {
        return clientIsThere;
    }

    private static void start(String name, Runnable action) {
        Thread thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void passOn() {
        try (Socket accepted = entry.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
            client = accepted;
            clientIsThere = true;
            start("to-client", () -> copy(there, accepted));
            copy(accepted, there);
            clientIsThere = false;
        } catch (IOException e) {
            clientIsThere = false;
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                to.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException e) {
            // one of them is gone, and nothing more is to be passed on
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        if (client != null) {
            client.close();
        }
    }
}
