package io.serai.http.internal.server;

import io.serai.api.security.Caller;
import org.jspecify.annotations.Nullable;

/** Remembers replies for calls that are repeated under the same key. */
public interface Replies {
    /**
     * A reply as it went out.
     *
     * @param body empty where there was none
     */
    record Reply(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}

    /**
     * Begins a call under a key.
     *
     * @return the earlier reply to the same call, or null if this is the first one, which must be finished or forgotten
     * @throws io.serai.api.error.InvalidInputException {@code idempotency.mismatch} if the key was used for another call
     * @throws io.serai.api.error.ConflictException {@code idempotency.in-progress} if the first call has not ended
     */
    @Nullable
    Reply begin(Caller caller, String key, String operation, String requestHash);

    /** Keeps the reply for 24 hours. */
    void finish(Caller caller, String key, Reply reply);

    /** Lets the call be made anew. */
    void forget(Caller caller, String key);
}
