package io.serai.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that does nothing but answer: what the load generator reaches with it is its own limit. */
public final class FixedReply {
    private static final byte[] REPLY =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.ISO_8859_1);

    private FixedReply() {}

    public static void main(String[] args) throws IOException {
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(args[0]), 100, InetAddress.getByName("127.0.0.1"))) {
            while (true) {
                Socket client = server.accept();
                Thread thread = new Thread(() -> serve(client), "client");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /** Requests are small: each comes in one piece. */
    private static void serve(Socket client) {
        byte[] buffer = new byte[16 * 1024];
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = client.getInputStream();
            while (in.read(buffer) > 0) {
                client.getOutputStream().write(REPLY);
            }
        } catch (IOException gone) {
            System.err.println("A client left: " + gone.getMessage());
        }
    }
}
