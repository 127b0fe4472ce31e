package io.serai.http.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> sent = new ArrayList<>();
    private final AtomicInteger overflows = new AtomicInteger();
    private final List<Throwable> broken = new ArrayList<>();
    private final List<Consumer<Throwable>> pending = new ArrayList<>();

    @Test
    void sendsInOrderAlsoWhenTheWireIsDoneAtOnce() {
        Outbox outbox = new Outbox(
                (message, done) -> {
                    sent.add(message);
                    done.accept(null);
                },
                overflows::incrementAndGet,
                broken::add);
        for (int i = 0; i < 5_000; i++) {
            outbox.offer("m" + i);
        }
        assertThat(sent).hasSize(5_000).startsWith("m0", "m1");
        assertThat(overflows).hasValue(0);
    }

    @Test
    void dropsAReaderThatIsTooSlow() {
        Outbox outbox = slow();
        for (int i = 0; i <= Outbox.CAPACITY + 5; i++) {
            outbox.offer("m" + i);
        }
        assertThat(sent).containsExactly("m0");
        assertThat(overflows).hasValue(1);
        pending.get(0).accept(null);
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsTheNextWhenTheLastIsDone() {
        Outbox outbox = slow();
        outbox.offer("a");
        outbox.offer("b");
        assertThat(sent).containsExactly("a");
        pending.get(0).accept(null);
        assertThat(sent).containsExactly("a", "b");
        pending.get(1).accept(new IllegalStateException("gone"));
        outbox.offer("c");
        assertThat(sent).containsExactly("a", "b");
        assertThat(broken).hasSize(1);
    }

    private Outbox slow() {
        return new Outbox(
                (message, done) -> {
                    sent.add(message);
                    pending.add(done);
                },
                overflows::incrementAndGet,
                broken::add);
    }
}
