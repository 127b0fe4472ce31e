package io.serai.models.internal.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer while it comes: not without end, and with each failure remembered. */
final class WatchedStream extends FilterInputStream {
    /** More than any model says; whoever sends more is broken or means harm. */
    static final long LIMIT = 16L << 20;

    private final WireCall call;
    private final boolean anew;
    private long read;

    /** @param anew whether the time limit begins anew with each piece */
    WatchedStream(InputStream in, WireCall call, boolean anew) {
        super(in);
        this.call = call;
        this.anew = anew;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(into, offset, length);
        } catch (IOException e) {
            call.broken(e);
            throw e;
        }
        if (n > 0) {
            read += n;
            if (read > LIMIT) {
                IOException tooMuch = new IOException("the answer is longer than " + LIMIT + " bytes");
                call.failed(call.failures().unreadable(tooMuch));
                throw tooMuch;
            }
            if (anew) {
                call.sign();
            }
        }
        return n;
    }
}
