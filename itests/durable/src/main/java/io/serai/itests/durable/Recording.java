package io.serai.itests.durable;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One execution's recorded results, kept from pass to pass. */
final class Recording {
    /**
     * How an effect ended.
     *
     * @param failure null if it ended well
     */
    record Result(@Nullable Object body, @Nullable Exception failure) {}

    final Map<String, Result> results = new ConcurrentHashMap<>();
    final Map<String, String> decisions = new ConcurrentHashMap<>();
    final Set<String> parked = new ConcurrentSkipListSet<>();
    final AtomicInteger restored = new AtomicInteger();
}
