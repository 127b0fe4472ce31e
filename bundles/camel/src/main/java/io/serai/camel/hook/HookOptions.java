package io.serai.camel.hook;

import java.time.Duration;
import java.util.Set;

/**
 * What a hook asks for.
 *
 * @param name the path below {@code /hooks/}, without a slash at either end
 * @param methods HTTP methods in upper case, at least one
 * @param timeout how long the caller waits before it gets 202; more than zero
 */
public record HookOptions(String name, Respond respond, Auth auth, Set<String> methods, Duration timeout) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public HookOptions {
        methods = Set.copyOf(methods);
    }

    /** When the caller is answered. */
    public enum Respond {
        /** With the route's result. */
        RESULT,
        /** With 202 as soon as the execution is durable. */
        ACCEPTED
    }

    /** What the caller must show. */
    public enum Auth {
        NONE,
        API_KEY,
        HMAC,
        JWT
    }
}
