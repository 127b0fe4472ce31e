package io.serai.journal.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * The world outside: processors {@code fx0} to {@code fx19}, which note that they were called, {@code join}, which
 * joins bodies by commas, and {@code seen}, a memory of keys. Odd ones answer in a thread of their own. Those from {@code fx15} on fail for a body that holds
 * an odd number of their letter.
 */
final class OutsideCalls implements AutoCloseable {
    static final int COUNT = 20;
    static final int FAILING_FROM = 15;
    private static final int LONGEST = 60;

    /** One call: which, by which step, with which body. */
    record Call(String name, String path, String body) {}

    private final List<Call> made = Collections.synchronizedList(new ArrayList<>());
    private final MemoryIdempotentRepository seen = new MemoryIdempotentRepository();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    OutsideCalls() {
        seen.start();
    }

    void bind(CamelContext context) {
        for (int i = 0; i < COUNT; i++) {
            context.getRegistry().bind("fx" + i, new Effect(i));
        }
        context.getRegistry().bind("seen", seen);
        context.getRegistry().bind("join", (AggregationStrategy) OutsideCalls::join);
    }

    private static Exchange join(Exchange before, Exchange next) {
        if (before == null) {
            return next;
        }
        before.getMessage()
                .setBody(cut(before.getMessage().getBody(String.class) + ","
                        + next.getMessage().getBody(String.class)));
        return before;
    }

    /** As if the process had begun anew. */
    void forget() {
        seen.clear();
        made.clear();
    }

    List<Call> made() {
        return List.copyOf(made);
    }

    /** What was called, without by whom, in order. */
    List<String> sequence() {
        return made().stream()
                .map(call -> call.name() + "(" + call.body() + ")")
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private final class Effect extends AsyncProcessorSupport {
        private final int number;

        Effect(int number) {
            this.number = number;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (number % 2 == 0) {
                work(exchange);
                callback.done(true);
                return true;
            }
            threads.execute(() -> {
                work(exchange);
                callback.done(false);
            });
            return false;
        }

        private void work(Exchange exchange) {
            String body = String.valueOf(exchange.getMessage().getBody(String.class));
            String name = "fx" + number;
            Run run = exchange.getProperty(Run.PROPERTY, Run.class);
            String key = exchange.getProperty(Run.IDEMPOTENCY_KEY, String.class);
            made.add(new Call(name, run == null ? "" : key.substring(run.id.length()), body));
            char letter = (char) ('a' + number);
            if (number >= FAILING_FROM && body.chars().filter(c -> c == letter).count() % 2 == 1) {
                exchange.setException(new IllegalStateException("no " + name + " of " + body));
                return;
            }
            exchange.getMessage().setBody(cut(letter + body));
            exchange.getMessage().setHeader("last", name);
            exchange.setVariable("count", exchange.getVariable("count", 0, Integer.class) + 1);
            exchange.setProperty("ownLast", name);
        }
    }
}
