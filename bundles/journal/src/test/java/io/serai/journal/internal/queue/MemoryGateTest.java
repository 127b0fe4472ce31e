package io.serai.journal.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
    private final MemoryGate gate = MemoryGate.open();
    private final List<String> admitted = new ArrayList<>();

    MemoryGateTest() {
        gate.onAdmitted(admitted::add);
    }

    private boolean enter(String execution, int priority) {
        return gate.tryEnter("t", "q", execution, priority);
    }

    private void left(String execution) {
        gate.left("t", "q", execution);
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
        left("e5");
        assertThat(gate.counts("t", "q")).isEqualTo(new MemoryGate.Counts(99, 0));
    }

    @Test
    void whoWaitsGoesByPriorityThenAge() {
        gate.set(List.of(limit(1, true)));
        assertThat(enter("a", 3)).isTrue();
        assertThat(enter("d", 4)).isFalse();
        assertThat(enter("c", 3)).isFalse();
        assertThat(enter("b", 3)).isFalse();
        assertThat(enter("e", 1)).isFalse();
        for (String next : List.of("a", "e", "b", "c", "d")) {
            left(next);
        }
        assertThat(admitted).containsExactly("e", "b", "c", "d");
        assertThat(gate.counts("t", "q")).isEqualTo(new MemoryGate.Counts(0, 0));
    }

    @Test
    void whoIsAskedAgainCountsOnce() {
        gate.set(List.of(limit(1, true)));
        assertThat(enter("a", 3)).isTrue();
        assertThat(enter("a", 3)).isTrue();
        assertThat(enter("b", 3)).isFalse();
        assertThat(enter("b", 3)).isFalse();
        assertThat(gate.counts("t", "q")).isEqualTo(new MemoryGate.Counts(1, 1));
    }

    @Test
    void whoIsCancelledWhileWaitingIsNotAdmitted() {
        gate.set(List.of(limit(1, true)));
        enter("a", 3);
        enter("b", 3);
        enter("c", 3);
        left("b");
        left("a");
        assertThat(admitted).containsExactly("c");
    }

    @Test
    void anInactiveQueueLetsNobodyBeginAndWhoRunsGoesOn() {
        gate.set(List.of(limit(null, false)));
        assertThat(enter("a", 1)).isFalse();
        assertThat(gate.tryEnter("t", "other", "x", 3)).isTrue();
        gate.set(List.of(limit(null, true)));
        assertThat(admitted).containsExactly("a");
        gate.set(List.of(limit(2, true)));
        assertThat(enter("b", 3)).isTrue();
        assertThat(enter("c", 3)).isFalse();
        gate.set(List.of(limit(3, true)));
        assertThat(admitted).containsExactly("a", "c");
        gate.set(List.of()); // the queue is removed: no limit any more
        assertThat(enter("d", 4)).isTrue();
    }

    @Test
    void aLowerLimitTakesEffectAsPlacesGetFree() {
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
        assertThat(closed.tryEnter("t", "q", "b", 3)).isFalse();
        assertThat(closed.tryEnter("t", "x", "c", 3)).isFalse();
        closed.set(List.of(limit(1, true)));
        assertThat(admitted).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void fromManyThreadsNeverMoreThanTheLimitRunAndNobodyIsForgotten() throws InterruptedException {
        int limit = 3;
        int executions = 2_000;
        MemoryGate busy = MemoryGate.open();
        busy.set(List.of(limit(limit, true)));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(executions);
        Set<String> ran = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        java.util.function.Consumer<String> run = execution -> threads.execute(() -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            ran.add(execution);
            inside.decrementAndGet();
            busy.left("t", "q", execution);
            done.countDown();
        });
        busy.onAdmitted(run);
        Random random = new Random(7);
        for (int i = 0; i < executions; i++) {
            String execution = "e" + i;
            int priority = 1 + random.nextInt(4);
            threads.execute(() -> {
                if (busy.tryEnter("t", "q", execution, priority)) {
                    run.accept(execution);
                }
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(ran).hasSize(executions);
        assertThat(most.get()).isLessThanOrEqualTo(limit);
        assertThat(busy.counts("t", "q")).isEqualTo(new MemoryGate.Counts(0, 0));
    }
}
