package io.serai.journal.internal;

import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import io.serai.store.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * One workflow: as plain Camel, as a durable execution, and as what goes on after a crash that left the first so many
 * records in the journal.
 */
final class Passes implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final TestJournal journal;
    private final OutsideCalls calls;
    private final DefaultCamelContext plain;
    private final Consumer<DefaultCamelContext> setUp;
    private final String yaml;
    private DefaultCamelContext durable;
    private final DeployedVersion version = new DeployedVersion(
            io.serai.api.security.Caller.DEFAULT_TENANT,
            Ids.next(),
            "Test",
            1,
            Map.of(),
            Capture.EFFECTS,
            3,
            io.serai.journal.RunSettings.NONE);
    private StoredRun stored;
    private int portions = 100_000;

    /** How a pass ended, as far as two passes can be compared. */
    record Ended(boolean completed, String body, Map<String, String> state, String failure) {}

    Passes(TestJournal journal, Consumer<DefaultCamelContext> setUp, String yaml) throws Exception {
        this.journal = journal;
        this.setUp = setUp;
        this.yaml = yaml;
        calls = new OutsideCalls();
        plain = context(setUp, yaml, context -> context.addModelLifecycleStrategy(new MemoryRepositories()));
        durable = deploy();
    }

    private DefaultCamelContext deploy() throws Exception {
        return context(setUp, yaml, context -> journal.journal().prepare(context, version));
    }

    private DefaultCamelContext context(
            Consumer<DefaultCamelContext> setUp, String yaml, Consumer<DefaultCamelContext> prepare) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        calls.bind(context);
        setUp.accept(context);
        prepare.accept(context);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.yaml", yaml));
        context.start();
        return context;
    }

    OutsideCalls calls() {
        return calls;
    }

    Ended plain(Object body) {
        calls.forget();
        Route route = plain.getRoute("main");
        Exchange exchange = exchange(route, body);
        try {
            route.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return ended(exchange, exchange.getException());
    }

    /** The first pass; its records are what the others begin with. */
    Ended durable(Object body) throws Exception {
        calls.forget();
        Route route = durable.getRoute("main");
        RunOutcome outcome = journal.journal()
                .start(new RunSpec(
                        version,
                        new io.serai.api.execution.Trigger("manual", null, "ada"),
                        3,
                        null,
                        null,
                        route,
                        exchange(route, body)))
                .ended()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        stored = journal.runs().find(outcome.executionId());
        return ended(outcome);
    }

    /** Paths of what the journal holds, in the order in which it was written. */
    List<String> records() {
        return List.copyOf(stored.outcomes().keySet());
    }

    /** A pass that begins with the first so many records. */
    Ended after(int records) throws Exception {
        calls.forget();
        if (yaml.contains("circuitBreaker")) { // what it keeps in memory does not outlast a crash
            durable.stop();
            durable = deploy();
        }
        Map<String, Outcome> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Outcome> record : stored.outcomes().entrySet()) {
            if (kept.size() < records) {
                kept.put(record.getKey(), record.getValue());
            }
        }
        StoredRun left = stored.leftWith(kept, portions += 1_000);
        RunJournal runs = (RunJournal) journal.journal();
        Run run = left.run(version, runs.passes());
        Route route = durable.getRoute(stored.entry());
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        ExchangeState.apply(stored.input(), exchange, durable.getClassResolver()::resolveClass);
        runs.resume(run, route, exchange, false);
        return ended(run.ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** What the hub gives durably, in memory. */
    private static final class MemoryRepositories extends ModelLifecycleStrategySupport {
        @Override
        public void onAddRouteDefinition(RouteDefinition route) {
            give(route);
        }

        private static void give(ProcessorDefinition<?> parent) {
            for (ProcessorDefinition<?> step : parent.getOutputs()) {
                if (step instanceof IdempotentConsumerDefinition consumer
                        && consumer.getIdempotentRepository() == null) {
                    consumer.setIdempotentRepository(new MemoryIdempotentRepository());
                }
                give(step);
            }
        }
    }

    private static Exchange exchange(Route route, Object body) {
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static Ended ended(RunOutcome outcome) {
        if (outcome.exchange() == null) {
            return new Ended(false, null, Map.of(), String.valueOf(outcome.status()));
        }
        return ended(outcome.exchange(), outcome.failure());
    }

    private static Ended ended(Exchange exchange, Throwable failure) {
        Map<String, String> state = new TreeMap<>();
        if (failure == null) {
            exchange.getMessage().getHeaders().forEach((name, value) -> {
                if (!name.startsWith("Camel")) {
                    state.put("header " + name, String.valueOf(value));
                }
            });
            exchange.getVariables().forEach((name, value) -> state.put("variable " + name, String.valueOf(value)));
            exchange.getProperties().forEach((name, value) -> {
                if (name.startsWith("own")) {
                    state.put("property " + name, String.valueOf(value));
                }
            });
        }
        return new Ended(
                failure == null,
                failure == null ? exchange.getMessage().getBody(String.class) : null,
                state,
                failure == null
                        ? null
                        : String.valueOf(failure.getMessage()).replaceAll("Exchange\\[[^]]*]", "Exchange"));
    }

    @Override
    public void close() {
        plain.stop();
        durable.stop();
        calls.close();
    }
}
