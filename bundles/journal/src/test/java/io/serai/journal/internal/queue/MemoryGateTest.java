package io.serai.journal.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journal.internal.queue.QueueGate.Entrant;
import io.serai.journal.internal.queue.QueueGate.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryGateTest {
    private final MemoryGate gate = MemoryGate.open();
    private final List<String> admitted = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    MemoryGateTest() {
        gate.onAdmitted(admitted::add);
    }

    private static Entrant entrant(String execution, int priority) {
        return new Entrant("t", "q", execution, priority, false);
    }

    /** Enters, or stands in line. */
    private boolean enter(Entrant entrant) {
        Place place = gate.enter(entrant);
        if (place == null) {
            gate.await(entrant);
            return false;
        }
        places.put(entrant.execution(), place);
        return true;
    }

    private boolean enter(String execution, int priority) {
        return enter(entrant(execution, priority));
    }

    /** Gives its place back; one that was only named comes first. */
    private void left(String execution) {
        Place place = places.remove(execution);
        if (place == null) {
            place = gate.enter(entrant(execution, 3));
        }
        place.leave();
    }

    private MemoryGate.Counts counts() {
        return gate.counts("t", "q");
    }

    private static QueueLimit limit(Integer concurrency, boolean active) {
        return new QueueLimit("t", "q", concurrency, active);
    }

    @Test
    void withoutALimitEverybodyEnters() {
        for (int i = 0; i < 100; i++) {
            assertThat(enter("e" + i, 3)).isTrue();
        }
        left("e5");
        assertThat(counts()).isEqualTo(new MemoryGate.Counts(99, 0));
    }

    @Test
    void whoWaitsGoesByPriorityThenAge() {
        gate.set(List.of(limit(1, true)));
        assertThat(enter("a", 3)).isTrue();
        assertThat(enter("d", 4)).isFalse();
        assertThat(enter("c", 3)).isFalse();
        assertThat(enter("b", 3)).isFalse();
        assertThat(enter("e", 1)).isFalse();
        assertThat(enter(new Entrant("t", "q", "f", 4, true))).isFalse(); // has begun already
        for (String next : List.of("a", "f", "e", "b", "c", "d")) {
            left(next);
        }
        assertThat(admitted).containsExactly("f", "e", "b", "c", "d");
        assertThat(counts()).isEqualTo(new MemoryGate.Counts(0, 0));
    }

    @Test
    void whoStandsInLineTwiceIsNamedOnceAndAPlaceIsGivenBackOnce() {
        gate.set(List.of(limit(1, true)));
        assertThat(enter("a", 3)).isTrue();
        assertThat(enter("b", 3)).isFalse();
        assertThat(enter("b", 3)).isFalse();
        assertThat(counts()).isEqualTo(new MemoryGate.Counts(1, 1));
        Place a = places.get("a");
        a.leave();
        a.leave();
        assertThat(admitted).containsExactly("b");
        assertThat(enter("c", 1)).isFalse(); // the place is kept for b
        left("b");
        assertThat(admitted).containsExactly("b", "c");
    }

    @Test
    void whoDoesNotComeIsForgotten() {
        gate.set(List.of(limit(1, true)));
        enter("a", 3);
        enter("b", 3);
        enter("c", 3);
        enter("d", 3);
        gate.forget("b"); // cancelled in line
        left("a");
        gate.forget("c"); // cancelled after it was named
        gate.forget("nobody");
        assertThat(admitted).containsExactly("c", "d");
    }

    @Test
    void anInactiveQueueLetsNobodyBeginAndWhoRunsGoesOn() {
        gate.set(List.of(limit(null, false)));
        assertThat(enter("a", 1)).isFalse();
        assertThat(enter(new Entrant("t", "other", "x", 3, false))).isTrue();
        gate.set(List.of(limit(null, true)));
        assertThat(admitted).containsExactly("a");
        assertThat(enter("a", 1)).isTrue();
        gate.set(List.of(limit(2, true)));
        assertThat(enter("b", 3)).isTrue();
        assertThat(enter("c", 3)).isFalse();
        gate.set(List.of(limit(3, true)));
        assertThat(admitted).containsExactly("a", "c");
        gate.set(List.of()); // the queue is removed: no limit any more
        assertThat(enter("d", 4)).isTrue();
    }

    @Test
    void aLimitCountsThoseWhoEnteredBeforeIt() {
        for (String execution : List.of("a", "b", "c")) {
            enter(execution, 3);
        }
        gate.set(List.of(limit(1, true)));
        enter("d", 3);
        left("a");
        left("b");
        assertThat(admitted).isEmpty();
        left("c");
        assertThat(admitted).containsExactly("d");
    }

    @Test
    void beforeTheQueuesAreKnownEverybodyWaits() {
        MemoryGate closed = MemoryGate.closed();
        closed.onAdmitted(admitted::add);
        for (String queue : List.of("q", "x")) {
            Entrant entrant = new Entrant("t", queue, "in-" + queue, 3, false);
            assertThat(closed.enter(entrant)).isNull();
            closed.await(entrant);
        }
        closed.set(List.of(limit(1, true)));
        assertThat(admitted).containsExactlyInAnyOrder("in-q", "in-x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fromManyThreadsNeverMoreThanTheLimitRunAndNobodyIsForgotten(boolean changing) throws InterruptedException {
        int limit = 3;
        int executions = 2_000;
        MemoryGate busy = MemoryGate.open();
        busy.set(List.of(limit(limit, true)));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(executions);
        Set<String> ran = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Consumer<Entrant> come = entrant -> threads.execute(() -> {
            Place place = busy.enter(entrant);
            if (place == null) {
                busy.await(entrant);
                return;
            }
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            ran.add(entrant.execution());
            inside.decrementAndGet();
            place.leave();
            done.countDown();
        });
        busy.onAdmitted(execution -> come.accept(entrant(execution, 3)));
        Random random = new Random(7);
        for (int i = 0; i < executions; i++) {
            come.accept(entrant("e" + i, 1 + random.nextInt(4)));
            if (changing && i % 50 == 0) { // no limit, none may begin, the limit again
                busy.set(List.of(limit(null, true)));
                busy.set(List.of(limit(null, false)));
                busy.set(List.of(limit(limit, true)));
            }
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).hasSize(executions);
        if (!changing) {
            assertThat(most.get()).isLessThanOrEqualTo(limit);
        }
        assertThat(busy.counts("t", "q")).isEqualTo(new MemoryGate.Counts(0, 0));
    }
}
