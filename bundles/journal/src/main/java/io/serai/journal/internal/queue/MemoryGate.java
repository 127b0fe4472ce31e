package io.serai.journal.internal.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The admission of executions, in memory. A queue that nobody has set up has no limit; entering and leaving a queue
 * without one takes no lock.
 */
public final class MemoryGate implements QueueGate {
    private final Map<Name, Line> lines = new ConcurrentHashMap<>();
    /** Where those stand that are in line, or were named and have not come yet. */
    private final Map<String, Line> expected = new ConcurrentHashMap<>();

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean open;

    private record Name(String tenant, String queue) {}

    private MemoryGate(boolean open) {
        this.open = open;
    }

    /** Everybody waits until {@link #set} has told of the queues. */
    public static MemoryGate closed() {
        return new MemoryGate(false);
    }

    /** Without any limit until {@link #set} says otherwise. */
    public static MemoryGate open() {
        return new MemoryGate(true);
    }

    /** These are all the queues there are, from now on; those who may run now are named to the listeners. */
    public void set(Collection<QueueLimit> limits) {
        Map<Name, QueueLimit> wanted = new HashMap<>();
        limits.forEach(limit -> wanted.put(new Name(limit.tenant(), limit.queue()), limit));
        open = true;
        wanted.keySet().forEach(this::line);
        lines.forEach((name, line) -> {
            QueueLimit limit = wanted.get(name);
            tell(line.limit(limit == null ? null : limit.concurrency(), limit == null || limit.active()));
        });
    }

    @Override
    public @Nullable Place enter(Entrant entrant) {
        return line(new Name(entrant.tenant(), entrant.queue())).enter(entrant);
    }

    @Override
    public void await(Entrant entrant) {
        tell(line(new Name(entrant.tenant(), entrant.queue())).await(entrant));
    }

    @Override
    public void forget(String execution) {
        Line line = expected.get(execution);
        if (line != null) {
            tell(line.forget(execution));
        }
    }

    @Override
    public void onAdmitted(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** How many of a queue's executions run and wait on this hub. */
    public Counts counts(String tenant, String queue) {
        Line line = lines.get(new Name(tenant, queue));
        return line == null ? new Counts(0, 0) : line.counts();
    }

    /** What is in a queue. */
    public record Counts(int running, int waiting) {}

    private Line line(Name name) {
        Line line = lines.get(name);
        return line == null ? lines.computeIfAbsent(name, fresh -> new Line()) : line;
    }

    private void tell(List<String> admitted) {
        for (String execution : admitted) {
            listeners.forEach(listener -> listener.accept(execution));
        }
    }

    /** One queue. */
    private final class Line {
        /** Those who entered while there was no limit; a limit that is set meanwhile counts them. */
        private final LongAdder unlimited = new LongAdder();

        private final Place anyPlace = this::leaveAny;
        private final TreeSet<Entrant> waiting = new TreeSet<>(ORDER);
        private final Map<String, Entrant> byId = new HashMap<>();
        /** Named already; their places are kept for them. */
        private final Set<String> named = new HashSet<>();

        private int held;
        private @Nullable Integer concurrency;
        private boolean active = true;
        /** Whether everybody may enter; then nobody is in line. */
        private volatile boolean free = open;

        @Nullable
        Place enter(Entrant entrant) {
            if (free) {
                unlimited.increment();
                return anyPlace;
            }
            return enterLimited(entrant);
        }

        private synchronized @Nullable Place enterLimited(Entrant entrant) {
            String id = entrant.execution();
            if (named.remove(id)) {
                expected.remove(id);
                return new Held();
            }
            Entrant known = byId.get(id);
            Entrant place = known == null ? entrant : known;
            // somebody who waits goes before somebody who comes, unless that one is more urgent
            boolean first = waiting.isEmpty() || ORDER.compare(place, waiting.first()) <= 0;
            if (!first || !hasRoom()) {
                return null;
            }
            if (known != null) {
                drop(known);
            }
            held++;
            return new Held();
        }

        synchronized List<String> await(Entrant entrant) {
            String id = entrant.execution();
            if (!named.contains(id) && !byId.containsKey(id)) {
                waiting.add(entrant);
                byId.put(id, entrant);
                expected.put(id, this);
            }
            return admit();
        }

        synchronized List<String> forget(String id) {
            Entrant entrant = byId.get(id);
            if (entrant != null) {
                drop(entrant);
            } else if (named.remove(id)) {
                expected.remove(id);
                held--;
                return admit();
            }
            return List.of();
        }

        private void drop(Entrant entrant) {
            waiting.remove(entrant);
            byId.remove(entrant.execution());
            expected.remove(entrant.execution());
        }

        synchronized List<String> limit(@Nullable Integer wanted, boolean on) {
            concurrency = wanted;
            active = on;
            free = open && active && concurrency == null;
            if (free) { // nothing needs to be kept for those who were named
                held -= named.size();
                named.forEach(expected::remove);
                named.clear();
            }
            return admit();
        }

        private List<String> admit() {
            if (waiting.isEmpty() || !hasRoom()) {
                return List.of();
            }
            List<String> admitted = new ArrayList<>();
            while (!waiting.isEmpty() && hasRoom()) {
                Entrant next = waiting.first();
                drop(next);
                admitted.add(next.execution());
                if (!free) {
                    held++;
                    named.add(next.execution());
                    expected.put(next.execution(), this);
                }
            }
            return admitted;
        }

        private boolean hasRoom() {
            return open && active && (concurrency == null || held + unlimited.sum() < concurrency);
        }

        private void leaveAny() {
            unlimited.decrement();
            if (!free) { // read after the decrement: whoever sets a limit meanwhile counts without this one
                tell(admitted());
            }
        }

        private synchronized List<String> admitted() {
            return admit();
        }

        private synchronized List<String> leaveHeld() {
            held--;
            return admit();
        }

        synchronized Counts counts() {
            return new Counts(held + unlimited.intValue(), waiting.size());
        }

        /** A place that counts. */
        private final class Held implements Place {
            private final AtomicBoolean left = new AtomicBoolean();

            @Override
            public void leave() {
                if (left.compareAndSet(false, true)) {
                    tell(leaveHeld());
                }
            }
        }
    }
}
