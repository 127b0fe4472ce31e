package io.serai.camel.hook;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a hook asks for, or a service: a route that begins with {@code platform-http:}, {@code servlet:} or {@code rest:}.
 *
 * @param place where its address begins
 * @param name the path below that, without a slash at either end; a service's may have segments such as {@code {id}}, may
 *     be empty, and may end with {@code *}
 * @param methods HTTP methods in upper case, at least one
 * @param timeout how long the caller waits before it gets 202; more than zero
 * @param consumes the media types it takes; empty for any
 * @param produces the media types it answers with; empty for any
 */
public record HookOptions(
        Place place,
        String name,
        Respond respond,
        Auth auth,
        Set<String> methods,
        Duration timeout,
        List<String> consumes,
        List<String> produces) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public HookOptions {
        methods = Set.copyOf(methods);
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
    }

    /** A hook. */
    public HookOptions(String name, Respond respond, Auth auth, Set<String> methods, Duration timeout) {
        this(Place.HOOKS, name, respond, auth, methods, timeout, List.of(), List.of());
    }

    /** Where addresses begin. */
    public enum Place {
        HOOKS("/hooks/"),
        SERVICES("/services/");

        private final String base;

        Place(String base) {
            this.base = base;
        }

        /** With a slash at both ends. */
        public String base() {
            return base;
        }
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

    /** The path of the address, such as {@code /hooks/orders} or {@code /services/orders/{id}}. */
    public String address() {
        return place.base() + name;
    }

    /** The same, for a route that turns what it answers into one media type by itself. */
    public HookOptions producing(String mediaType) {
        return new HookOptions(place, name, respond, auth, methods, timeout, consumes, List.of(mediaType));
    }

    /** Media types as Camel writes them: joined by commas or semicolons, with parameters that count for nothing here. */
    public static List<String> mediaTypes(String text) {
        return Arrays.stream(text.split("[,;]"))
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .filter(type -> type.indexOf('/') > 0)
                .distinct()
                .toList();
    }
}
