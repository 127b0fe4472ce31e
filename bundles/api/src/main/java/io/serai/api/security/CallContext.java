package io.serai.api.security;

import io.serai.api.error.UnauthenticatedException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call being served on this thread.
 *
 * @param caller on whose behalf
 * @param requestId of this call, in logs, audit rows and the {@code X-Request-Id} header
 * @param remoteAddress where it came from, or null inside the hub
 * @param userAgent what it came with, or null
 */
public record CallContext(
        Caller caller,
        String requestId,
        @Nullable String remoteAddress,
        @Nullable String userAgent) {
    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    /**
     * The call served on this thread.
     *
     * @throws UnauthenticatedException if there is none
     */
    public static CallContext current() {
        CallContext context = CURRENT.get();
        if (context == null) {
            throw new UnauthenticatedException("auth.required", "This needs a caller; log in first.");
        }
        return context;
    }

    /** The caller served on this thread; throws as {@link #current()}. */
    public static Caller currentCaller() {
        return current().caller();
    }

    public static @Nullable CallContext currentOrNull() {
        return CURRENT.get();
    }

    /** Runs work with this context on the current thread, then restores what was there. */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        CallContext before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
