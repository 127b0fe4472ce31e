package io.serai.http.internal.hook;

import io.serai.http.internal.server.LimitedBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Collects a body as it arrives, without a waiting thread. */
final class HookBody implements ReadListener {
    static final byte[] EMPTY = {};
    private static final int FIRST = 8 * 1024;

    private final ServletInputStream source;
    private final int limit;
    private final Consumer<byte[]> whole;
    private final Consumer<Throwable> failed;
    private byte[] bytes;
    private int length;
    private long excess;
    private boolean ended;

    HookBody(ServletInputStream source, long announced, int limit, Consumer<byte[]> whole, Consumer<Throwable> failed) {
        this.source = source;
        this.limit = limit;
        this.whole = whole;
        this.failed = failed;
        this.bytes = new byte[announced > 0 ? (int) Math.min(announced, limit) : FIRST];
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!ended && source.isReady()) {
            if (length <= limit && length == bytes.length) {
                if (source.isFinished()) {
                    return;
                }
                grow();
            }
            // What exceeds the limit is read on for a while and thrown away: who is still sending does not listen.
            boolean tooLong = length > limit;
            int count =
                    tooLong ? source.read(bytes, 0, bytes.length) : source.read(bytes, length, bytes.length - length);
            if (count < 0) {
                return;
            }
            if (tooLong) {
                excess += count;
            } else {
                length += count;
            }
            if (excess > LimitedBody.DISCARDED) {
                end(() -> failed.accept(LimitedBody.tooLarge(limit)));
                return;
            }
        }
    }

    // One more than the limit at most, to notice what exceeds it.
    private void grow() {
        int size = (int) Math.min((long) limit + 1, Math.max(FIRST, (long) bytes.length * 2));
        bytes = Arrays.copyOf(bytes, size);
    }

    @Override
    public void onAllDataRead() {
        if (length > limit) {
            end(() -> failed.accept(LimitedBody.tooLarge(limit)));
            return;
        }
        byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        end(() -> whole.accept(body));
    }

    @Override
    public void onError(Throwable error) {
        end(() -> failed.accept(error));
    }

    private void end(Runnable how) {
        if (!ended) {
            ended = true;
            how.run();
        }
    }
}
