package io.serai.benchmark;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection that sends prepared bytes and reads whole replies: as light as a client can be. */
final class HttpConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 40_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    /**
     * What matters of a reply.
     *
     * @param execution the id in {@code X-Execution-Id}, or null
     * @param last whether the server closes the connection after it
     */
    record Reply(int status, @Nullable String execution, boolean last) {}

    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    HttpConnection(InetSocketAddress address) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(address, TIMEOUT_MILLIS);
            in = socket.getInputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Reply exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head();
        int status = Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
        if ("chunked".equals(header(head, "transfer-encoding"))) {
            skipChunks();
        } else {
            String length = header(head, "content-length");
            skip(length == null ? 0 : Integer.parseInt(length));
        }
        return new Reply(status, header(head, "x-execution-id"), "close".equals(header(head, "connection")));
    }

    /** The status line and the headers, in lower case. */
    private String head() throws IOException {
        int from = position;
        while (true) {
            for (int at = Math.max(from, position); at + 3 < limit; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    String head = new String(buffer, position, at + 2 - position, StandardCharsets.ISO_8859_1);
                    position = at + 4;
                    return head.toLowerCase(Locale.ROOT);
                }
            }
            int seen = Math.max(0, limit - position - 3);
            fill();
            from = position + seen;
        }
    }

    private static @Nullable String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ":");
        return at < 0
                ? null
                : head.substring(at + name.length() + 3, head.indexOf('\r', at + 2))
                        .trim();
    }

    private void skipChunks() throws IOException {
        while (true) {
            int size = Integer.parseInt(line(), 16);
            skip(size + 2);
            if (size == 0) {
                return;
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = read();
            if (next == '\r') {
                skip(1);
                return line.toString();
            }
            line.append((char) next);
        }
    }

    private int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++];
    }

    private void skip(int count) throws IOException {
        int left = count;
        while (left > limit - position) {
            left -= limit - position;
            position = limit;
            fill();
        }
        position += left;
    }

    private void fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
        } else if (limit == buffer.length) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            throw new EOFException("The server closed the connection before it had answered");
        }
        limit += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
