package io.serai.plugins.internal.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The body of a reply, which is closed when it takes too long: the HTTP client's own limit ends with the headers. */
final class TimedBody extends FilterInputStream {
    private final CompletableFuture<Void> limit = new CompletableFuture<>();

    TimedBody(InputStream body, Duration atMost) {
        super(body);
        var unused = limit.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            try {
                body.close();
            } catch (IOException e) {
                // whoever reads hears of it
            }
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        limit.complete(null);
        super.close();
    }
}
