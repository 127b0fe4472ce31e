package io.serai.models.internal.wire;

import io.serai.spi.model.ProviderCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call over HTTP: ends when its caller no longer wants it or its time is over, and remembers why it failed, which
 * LangChain4j's own errors say only in part.
 */
public final class WireCall implements AutoCloseable {
    private final HttpClient http;
    private final ScheduledExecutorService clock;
    private final WireFailures failures;
    private final Duration timeout;

    private final Object lock = new Object();
    private boolean over;
    private boolean late;
    private boolean cancelled;
    private @Nullable CompletableFuture<?> asking;
    private @Nullable InputStream answering;
    private @Nullable ScheduledFuture<?> watch;
    private @Nullable RuntimeException failure;
    private volatile long lastSign = System.nanoTime();

    public WireCall(HttpClient http, ScheduledExecutorService clock, WireFailures failures, ProviderCall call) {
        this.http = http;
        this.clock = clock;
        this.failures = failures;
        this.timeout = call.timeout();
        watchFor(timeout.toNanos());
        call.onCancel(this::cancel);
    }

    public WireFailures failures() {
        return failures;
    }

    /** Whether anything has gone out. */
    public boolean isSent() {
        synchronized (lock) {
            return asking != null;
        }
    }

    /** What went wrong on the wire, or null. */
    public @Nullable RuntimeException failure() {
        synchronized (lock) {
            return failure;
        }
    }

    /** Remembers the first thing that went wrong, and gives it. */
    RuntimeException failed(RuntimeException why) {
        synchronized (lock) {
            RuntimeException known = failure;
            if (known == null) {
                failure = why;
                return why;
            }
            return known;
        }
    }

    /** Why reading or writing failed: because we ended it, or because the far side did. */
    RuntimeException broken(Throwable cause) {
        synchronized (lock) {
            if (cancelled) {
                return failed(new java.util.concurrent.CancellationException("The call was cancelled"));
            }
            return failed(late ? failures.timeout(timeout) : failures.network(cause));
        }
    }

    /** Sends it and waits for the answer's head. */
    HttpResponse<InputStream> send(HttpRequest request) {
        CompletableFuture<HttpResponse<InputStream>> future;
        synchronized (lock) {
            if (over) {
                throw broken(new IOException("the call is over"));
            }
            future = http.sendAsync(request, BodyHandlers.ofInputStream());
            asking = future;
        }
        try {
            HttpResponse<InputStream> response = future.get();
            synchronized (lock) {
                answering = response.body();
                if (over) {
                    end();
                }
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw broken(e);
        } catch (ExecutionException e) {
            throw broken(e.getCause() == null ? e : e.getCause());
        } catch (java.util.concurrent.CancellationException e) {
            throw broken(e);
        }
    }

    /** The far side has sent something; its time begins anew. */
    void sign() {
        lastSign = System.nanoTime();
    }

    private void watchFor(long nanos) {
        ScheduledFuture<?> next = clock.schedule(this::look, Math.max(1, nanos), TimeUnit.NANOSECONDS);
        synchronized (lock) {
            watch = next;
            if (over) {
                next.cancel(false);
            }
        }
    }

    private void look() {
        long left = timeout.toNanos() - (System.nanoTime() - lastSign);
        if (left > 0) {
            watchFor(left);
            return;
        }
        synchronized (lock) {
            late = true;
            end();
        }
    }

    private void cancel() {
        synchronized (lock) {
            cancelled = true;
            end();
        }
    }

    /** Whoever reads gets an IOException. */
    private void end() {
        over = true;
        CompletableFuture<?> request = asking;
        if (request != null) {
            request.cancel(true);
        }
        InputStream body = answering;
        if (body != null) {
            try {
                body.close();
            } catch (IOException e) {
                failed(failures.network(e));
            }
        }
        ScheduledFuture<?> watching = watch;
        if (watching != null) {
            watching.cancel(false);
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            end();
        }
    }
}
