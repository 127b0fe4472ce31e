package io.serai.http.internal.server;

import io.serai.api.error.TooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A body that is refused once it is longer than allowed; nothing of it is kept here. */
public final class LimitedBody extends ServletInputStream {
    private final ServletInputStream source;
    private final long limit;
    private long left;

    public LimitedBody(ServletInputStream source, long limit) {
        this.source = source;
        this.limit = limit;
        this.left = limit;
    }

    /** @throws TooLargeException if the request announces more than allowed */
    public static void check(HttpServletRequest request, long limit) {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
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

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
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
