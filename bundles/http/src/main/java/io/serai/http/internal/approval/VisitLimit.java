package io.serai.http.internal.approval;

import io.serai.http.internal.server.RemoteAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many visits a minute from one address; this machine's own are not counted. In this node's memory only. */
final class VisitLimit {
    static final int A_MINUTE = 60;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MAX_REMEMBERED = 10_000;

    private final LongSupplier clock;
    private final Map<String, Visits> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visits> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Visits(long since, int count) {}

    VisitLimit(LongSupplier clock) {
        this.clock = clock;
    }

    /** Counts a visit; false if it is one too many. */
    synchronized boolean allows(String address) {
        if (RemoteAddress.isLoopback(address)) {
            return true;
        }
        long now = clock.getAsLong();
        Visits before = byAddress.get(address);
        Visits visits = before == null || now - before.since() >= MINUTE_MILLIS
                ? new Visits(now, 1)
                : new Visits(before.since(), before.count() + 1);
        byAddress.put(address, visits);
        return visits.count() <= A_MINUTE;
    }
}
