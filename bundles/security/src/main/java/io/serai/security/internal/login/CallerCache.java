package io.serai.security.internal.login;

import io.serai.api.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callers by their session or key, so that not every call reads the database. This node forgets at once what it
 * changes; what another node changes shows after {@link #FRESH}.
 */
final class CallerCache {
    static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MAX = 10_000;

    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Entry> byCredential = new ConcurrentHashMap<>();

    private record Entry(Caller caller, String userId, Instant until) {}

    /** A caller with the person behind it. */
    record Known(Caller caller, String userId) {}

    CallerCache(Clock clock) {
        this.clock = clock;
    }

    /** The caller, from memory if known for sure; null if the credential does not hold. */
    @Nullable
    Caller get(String credential, Supplier<@Nullable Known> load) {
        Instant now = clock.instant();
        Entry entry = byCredential.get(credential);
        if (entry != null && now.isBefore(entry.until())) {
            return entry.caller();
        }
        long before = changes.get();
        Known known = load.get();
        if (known == null) {
            // not remembered: guesses would push the real ones out
            byCredential.remove(credential);
            return null;
        }
        if (byCredential.size() >= MAX) {
            byCredential.values().removeIf(each -> !now.isBefore(each.until()));
        }
        if (changes.get() != before) {
            // something was forgotten while this was being read, perhaps this
            return known.caller();
        }
        byCredential.put(credential, new Entry(known.caller(), known.userId(), now.plus(FRESH)));
        return known.caller();
    }

    void forget(String credential) {
        changes.incrementAndGet();
        byCredential.remove(credential);
    }

    void forgetUser(String userId) {
        changes.incrementAndGet();
        Predicate<Entry> theirs = entry -> entry.userId().equals(userId);
        byCredential.values().removeIf(theirs);
    }
}
