package io.serai.itests.durable;

import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.AsyncProcessorConverterHelper;

/** The cases. Each returns normally if it holds. */
public final class DurableProbe {
    private static final String ROUTE = """
            - route:
                id: main
                from:
                  uri: direct:start
                  steps:
                    - to: { id: enrich, uri: "bean:effects?method=call" }
                    - split:
                        id: lines
                        simple: "${body.split(',')}"
                        parallelProcessing: %s
                        aggregationStrategy: join
                        steps:
                          - loop:
                              id: twice
                              constant: 2
                              steps:
                                - to: { id: charge, uri: "bean:effects?method=call" }
                          - choice:
                              id: which
                              when:
                                - id: yes
                                  simple: "${body} contains 'a'"
                                  steps:
                                    - to: { id: call, uri: "direct:sub" }
                    - doTry:
                        id: try
                        steps:
                          - to: { id: risky, uri: "bean:effects?method=fail" }
                        doCatch:
                          - id: caught
                            exception: [ "java.lang.IllegalStateException" ]
                            steps:
                              - setBody: { id: rescued, simple: "${body}+rescued" }
            - route:
                id: sub
                from:
                  uri: direct:sub
                  steps:
                    - to: { id: inner, uri: "bean:effects?method=call" }
            """;
    private static final String PARKING = """
            - route:
                id: main
                from:
                  uri: direct:start
                  steps:
                    - split:
                        id: lines
                        simple: "${body.split(',')}"
                        parallelProcessing: true
                        aggregationStrategy: join
                        steps:
                          - to: { id: charge, uri: "bean:effects?method=call" }
                          - choice:
                              id: which
                              when:
                                - id: big
                                  simple: "${body} contains 'b'"
                                  steps:
                                    - setBody: { id: approve, simple: "${body}" }
                    - to: { id: after, uri: "bean:effects?method=call" }
            """;

    private final ContextFactory contexts;

    public DurableProbe(ContextFactory contexts) {
        this.contexts = contexts;
    }

    /** A case. */
    @FunctionalInterface
    public interface Case {
        void run() throws Exception;
    }

    /** All of them, by name. */
    public Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("replay-in-sequence", () -> replay(false));
        cases.put("replay-in-parallel", () -> replay(true));
        cases.put("parking", this::parking);
        cases.put("thousands-parked", this::thousandsParked);
        cases.put("two-versions", this::twoVersions);
        return cases;
    }

    /** Counts its calls. */
    public static final class Effects {
        final AtomicInteger calls = new AtomicInteger();

        public String call(String body) {
            calls.incrementAndGet();
            return body + ".";
        }

        public String fail(String body) {
            calls.incrementAndGet();
            throw new IllegalStateException("no way with " + body);
        }
    }

    private ModelCamelContext context(String name, String yaml, Effects effects) {
        ModelCamelContext context = contexts.create(name, List.of(DurableProbe.class.getClassLoader()));
        context.getCamelContextExtension().addInterceptStrategy(new ReplayInterceptor());
        context.getRegistry().bind("effects", effects);
        context.getRegistry().bind("join", new JoinedBodies());
        RouteText.load(context, name, yaml);
        context.start();
        return context;
    }

    /** Enters the route with a recording; the latch opens if the pass completes. */
    private static Exchange pass(ModelCamelContext context, Recording recording, String body, CountDownLatch done) {
        Route route = context.getRoute("main");
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        exchange.setProperty(ReplayInterceptor.RECORDING, recording);
        AsyncProcessor entry = AsyncProcessorConverterHelper.convert(route.getProcessor());
        entry.process(exchange, sync -> done.countDown());
        return exchange;
    }

    private static Exchange completed(ModelCamelContext context, Recording recording, String body) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Exchange exchange = pass(context, recording, body, done);
        expect(done.await(10, TimeUnit.SECONDS), "the pass completes");
        return exchange;
    }

    /** Recorded effects and a recorded final failure are not called again, and lead to the same end. */
    private void replay(boolean parallel) throws Exception {
        Effects effects = new Effects();
        Recording recording = new Recording();
        try (ModelCamelContext context = context("spike-replay", ROUTE.formatted(parallel), effects)) {
            Exchange first = completed(context, recording, "a,b");
            int calls = effects.calls.get();
            expect(calls == 7, "enrich, two lines charged twice, inner once, risky: 7 calls, not " + calls);
            expect(recording.results.containsKey("/lines[0]/twice[1]/charge"), "paths: " + recording.results.keySet());
            expect(recording.results.containsKey("/lines[0]/call/inner"), "paths: " + recording.results.keySet());
            Exchange again = completed(context, recording, "a,b");
            expect(effects.calls.get() == calls, "the replay calls nothing");
            expect(recording.restored.get() == calls, "each effect was restored: " + recording.restored);
            Object body = again.getMessage().getBody();
            expect(body.equals(first.getMessage().getBody()), "the same end: " + body);
            expect(String.valueOf(body).endsWith("+rescued"), "a recorded failure is caught again: " + body);
        }
        // ids and paths depend on the text alone: a context made anew restores all of it
        try (ModelCamelContext context = context("spike-reloaded", ROUTE.formatted(parallel), effects)) {
            int calls = effects.calls.get();
            completed(context, recording, "a,b");
            expect(effects.calls.get() == calls, "a reloaded version calls nothing either");
        }
    }

    /** A parked branch holds no thread, lets the others end, and goes on after its decision. */
    private void parking() throws Exception {
        Effects effects = new Effects();
        Recording recording = new Recording();
        try (ModelCamelContext context = context("spike-parking", PARKING, effects)) {
            CountDownLatch done = new CountDownLatch(1);
            pass(context, recording, "a,b,c", done);
            await(() -> recording.parked.size() == 1 && recording.results.size() == 3, "two branches end, one parks");
            expect(done.getCount() == 1, "the pass does not complete");
            expect(recording.parked.contains("/lines[1]/approve"), "it parks at its path: " + recording.parked);
            recording.decisions.put("/lines[1]/approve", "yes");
            Exchange resumed = completed(context, recording, "a,b,c");
            expect(
                    "a.,b.:yes,c..".equals(resumed.getMessage().getBody()),
                    "goes on: " + resumed.getMessage().getBody());
            expect(effects.calls.get() == 4, "three charges once, after once: " + effects.calls);
        }
    }

    /** Waiting executions are neither threads nor in-flight exchanges. */
    private void thousandsParked() throws Exception {
        Effects effects = new Effects();
        String yaml = PARKING.replace("parallelProcessing: true", "parallelProcessing: false");
        try (ModelCamelContext context = context("spike-thousands", yaml, effects)) {
            completed(context, decided(), "b"); // what starts lazily is there now
            int threads = Thread.activeCount();
            List<Recording> waiting = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                Recording recording = new Recording();
                pass(context, recording, "b", new CountDownLatch(1));
                expect(recording.parked.size() == 1, "parked");
                waiting.add(recording);
            }
            expect(Thread.activeCount() <= threads + 2, "no thread waits: " + threads + " → " + Thread.activeCount());
            waiting.forEach(recording -> recording.decisions.put("/lines[0]/approve", "yes"));
            for (Recording recording : waiting) {
                completed(context, recording, "b");
            }
            expect(effects.calls.get() == 2 + 2000 + 2000, "each charged once, each went on: " + effects.calls);
        }
    }

    private static Recording decided() {
        Recording recording = new Recording();
        recording.decisions.put("/lines[0]/approve", "yes");
        return recording;
    }

    /** A context a version: the same routes, side by side, each with its own components and beans. */
    private void twoVersions() throws Exception {
        Effects one = new Effects();
        Effects two = new Effects();
        try (ModelCamelContext first = context("spike-v1", ROUTE.formatted(false), one);
                ModelCamelContext second = context("spike-v2", ROUTE.formatted(false), two)) {
            completed(first, new Recording(), "a");
            expect(one.calls.get() > 0 && two.calls.get() == 0, "the first version runs");
            completed(second, new Recording(), "a");
            expect(one.calls.get() == two.calls.get(), "the second does the same by itself");
            expect(first.getComponent("bean") != second.getComponent("bean"), "components are not shared");
        }
    }

    /** Something that becomes true. */
    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String what) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            expect(System.nanoTime() < until, what);
            TimeUnit.MILLISECONDS.sleep(5); // the branches run on threads of Camel that tell nobody
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }
}
