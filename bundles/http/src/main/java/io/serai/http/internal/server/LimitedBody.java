package io.serai.http.internal.server;

import io.serai.api.error.TooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A body that is refused once it is longer than allowed; nothing of it is kept here. */
public final class LimitedBody extends ServletInputStream {
    /** How much of a body that is too large is still read, so that its sender gets to the answer. */
    public static final long DISCARDED = 2 * 1024 * 1024;

    private final ServletInputStream source;
    private final long limit;
    private long left;

    public LimitedBody(ServletInputStream source, long limit) {
        this.source = source;
        this.limit = limit;
        this.left = limit;
    }

    /** @throws TooLargeException if the request announces more than allowed */
    public static void check(HttpServletRequest request, long limit) throws IOException {
        checkHopeless(request, limit);
        if (request.getContentLengthLong() > limit) {
            discard(request.getInputStream());
            throw tooLarge(limit);
        }
    }

    /** @throws TooLargeException if the request announces so much more that reading it on would be a waste */
    public static void checkHopeless(HttpServletRequest request, long limit) {
        if (request.getContentLengthLong() > limit + DISCARDED) {
            throw tooLarge(limit);
        }
    }

    // Closing while the client still sends would reset the connection, and the client would never see why.
    private static void discard(ServletInputStream body) throws IOException {
        byte[] sink = new byte[8 * 1024];
        long total = 0;
        for (int count = body.read(sink); count >= 0 && total < DISCARDED; count = body.read(sink)) {
            total += count;
        }
    }

    public static TooLargeException tooLarge(long limit) {
        return new TooLargeException("request.too-large", "The body may have at most " + limit + " bytes.");
    }

    @Override
    public int read() throws IOException {
        int value = source.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = source.read(buffer, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            discard(source);
            throw tooLarge(limit);
        }
    }

    @Override
    public boolean isFinished() {
        return source.isFinished();
    }

    @Override
    public boolean isReady() {
        return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        source.setReadListener(listener);
    }

    /** A body that was read already. */
    public static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        public Bytes(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("This body is already here; read it.");
        }
    }
}
