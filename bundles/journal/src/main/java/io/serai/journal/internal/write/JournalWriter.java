package io.serai.journal.internal.write;

import io.serai.api.error.UnavailableException;
import io.serai.journal.internal.write.Write.Open;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer: takes all that is waiting, writes it in one transaction, then completes the callers, on the
 * executor, never on its own thread; they must not block there. A group that fails is written one by one, so that a bad row fails its own caller
 * only. What was accepted is never given up while the database is away: ends, portions and children wait,
 * other opens fail at once.
 */
public final class JournalWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int GROUP = 256;
    private static final int ENDS_PER_TASK = 8;
    private static final long RETRY_MILLIS = 250;
    private static final long CLOSE_MILLIS = 10_000;

    private final Database database;
    private final WriteBatch batch;
    private final Executor callbacks;
    private final BlockingQueue<Write> queue = new LinkedBlockingQueue<>();
    private final List<Write> waiting = new ArrayList<>();
    /** Tried before: whether that was committed is not known. */
    private final Set<Write> again = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Thread thread;
    private volatile boolean closing;
    private volatile long closeBefore = Long.MAX_VALUE;

    public JournalWriter(Database database, String owner, Executor callbacks) {
        this.database = database;
        this.batch = new WriteBatch(owner);
        this.callbacks = callbacks;
        this.thread = new Thread(this::loop, "serai-journal-writer");
        this.thread.start();
    }

    /** Queues a write; its future completes when it is durable. */
    public void submit(Write write) {
        if (closing && write instanceof Open open && open.origin().parent() == null) {
            fail(write, new UnavailableException("hub.stopping", "The hub is stopping; try again in a moment.", 1));
            return;
        }
        queue.add(write);
    }

    /** How many writes are waiting. */
    public int backlog() {
        return queue.size();
    }

    private void loop() {
        while (true) {
            try {
                List<Write> group = next();
                if (group.isEmpty() && closing && queue.isEmpty()) {
                    if (waiting.isEmpty() || System.nanoTime() > closeBefore) {
                        return;
                    }
                }
                if (!group.isEmpty()) {
                    write(group);
                }
            } catch (InterruptedException e) {
                closing = true; // close() wakes the thread up
            } catch (RuntimeException e) {
                LOG.error("The journal writer met an error it does not know; it goes on", e);
            }
        }
    }

    private List<Write> next() throws InterruptedException {
        List<Write> group = new ArrayList<>(waiting);
        waiting.clear();
        Write first = group.isEmpty() && !closing ? queue.take() : queue.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            group.add(first);
            queue.drainTo(group, GROUP);
        }
        return group;
    }

    private void write(List<Write> group) {
        try {
            commit(group);
        } catch (UnavailableException e) {
            group.forEach(write -> postpone(write, e));
        } catch (RuntimeException e) {
            LOG.warn("A group of {} journal writes failed and is written one by one: {}", group.size(), e.toString());
            group.forEach(write -> writeAlone(write, true));
        }
    }

    private void commit(List<Write> group) {
        Map<Write, String> earlier = database.transact(sql -> {
            Map<Write, String> known = ExecutionKeys.take(sql, group);
            batch.apply(
                    sql,
                    known.isEmpty()
                            ? group
                            : group.stream()
                                    .filter(write -> !known.containsKey(write))
                                    .toList());
            return known;
        });
        if (!again.isEmpty()) {
            group.forEach(again::remove);
        }
        completeAll(group, earlier);
    }

    private void writeAlone(Write write, boolean firstTime) {
        try {
            commit(List.of(write));
        } catch (UnavailableException e) {
            postpone(write, e);
        } catch (RuntimeException e) {
            boolean duplicate = Duplicates.isDuplicate(e);
            if (duplicate && firstTime && write instanceof Open open && open.idempotencyKey() != null) {
                writeAlone(write, false); // another hub has just taken the key; its execution can be found now
            } else if (again.remove(write) && duplicate) {
                complete(write, write.id()); // the first try was committed, only its answer was lost
            } else {
                LOG.error("A journal write of execution {} failed for good", write.id(), e);
                fail(write, e);
            }
        }
    }

    private void postpone(Write write, UnavailableException cause) {
        if (write instanceof Open open && open.origin().parent() == null) {
            fail(write, cause);
        } else {
            // a child is a step of an execution that was accepted
            waiting.add(write);
            again.add(write);
        }
    }

    /**
     * An opening goes on with its route, which may block, so each is a task of its own; after an end there is only a
     * reply to be sent, so several share one and the threads are woken less often.
     */
    private void completeAll(List<Write> written, Map<Write, String> earlier) {
        List<Write> ends = new ArrayList<>();
        for (Write write : written) {
            if (write instanceof Open) {
                complete(write, earlier.getOrDefault(write, write.id()));
            } else {
                ends.add(write);
            }
        }
        for (int from = 0; from < ends.size(); from += ENDS_PER_TASK) {
            List<Write> some = ends.subList(from, Math.min(ends.size(), from + ENDS_PER_TASK));
            callbacks.execute(() -> some.forEach(write -> write.done().complete(write.id())));
        }
    }

    private void complete(Write write, String id) {
        callbacks.execute(() -> write.done().complete(id));
    }

    private void fail(Write write, Throwable cause) {
        callbacks.execute(() -> write.done().completeExceptionally(cause));
    }

    /** Writes what is queued, for at most 10 s, then stops. */
    @Override
    public void close() {
        closing = true;
        closeBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS + 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) {
            LOG.error("{} journal writes could not be made before the hub stopped", waiting.size());
        }
    }
}
