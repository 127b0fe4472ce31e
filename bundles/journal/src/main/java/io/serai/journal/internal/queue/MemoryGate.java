package io.serai.journal.internal.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The admission of executions, in memory. A queue that nobody has set up has no limit. */
public final class MemoryGate implements QueueGate {
    private final Map<Name, Line> lines = new ConcurrentHashMap<>();
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
    public boolean tryEnter(String tenant, String queue, String execution, int priority) {
        return line(new Name(tenant, queue)).enter(new Place(priority, execution));
    }

    @Override
    public void left(String tenant, String queue, String execution) {
        Line line = lines.get(new Name(tenant, queue));
        if (line != null) {
            tell(line.leave(execution));
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

    /** Where an execution stands among those that wait; ids are UUIDv7, so their order is that of age. */
    private record Place(int priority, String execution) {}

    /** One queue. */
    private final class Line {
        private final Set<String> running = new HashSet<>();
        private final TreeSet<Place> waiting =
                new TreeSet<>(Comparator.comparingInt(Place::priority).thenComparing(Place::execution));
        private final Map<String, Place> places = new HashMap<>();
        private @Nullable Integer concurrency;
        private boolean active = true;

        synchronized boolean enter(Place place) {
            if (running.contains(place.execution())) {
                return true;
            }
            if (places.containsKey(place.execution())) {
                return false;
            }
            // somebody who waits goes before somebody who comes, unless that one is more urgent
            boolean first = waiting.isEmpty() || waiting.comparator().compare(place, waiting.first()) < 0;
            if (first && hasRoom()) {
                running.add(place.execution());
                return true;
            }
            waiting.add(place);
            places.put(place.execution(), place);
            return false;
        }

        synchronized List<String> leave(String execution) {
            Place place = places.remove(execution);
            if (place != null) {
                waiting.remove(place);
                return List.of();
            }
            return running.remove(execution) ? admit() : List.of();
        }

        synchronized List<String> limit(@Nullable Integer wanted, boolean on) {
            concurrency = wanted;
            active = on;
            return admit();
        }

        private List<String> admit() {
            if (waiting.isEmpty() || !hasRoom()) {
                return List.of();
            }
            List<String> admitted = new ArrayList<>();
            for (Place next = waiting.pollFirst(); next != null; next = hasRoom() ? waiting.pollFirst() : null) {
                places.remove(next.execution());
                running.add(next.execution());
                admitted.add(next.execution());
            }
            return admitted;
        }

        private boolean hasRoom() {
            return open && active && (concurrency == null || running.size() < concurrency);
        }

        synchronized Counts counts() {
            return new Counts(running.size(), waiting.size());
        }
    }
}
