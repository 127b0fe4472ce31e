package io.serai.models.internal.budget;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spending;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Trigger;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.camel.suspend.Charges;
import io.serai.camel.suspend.Postponed;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.PluginPins;
import io.serai.journal.RouteSource;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSettings;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.TestJournal;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** Routes of a workflow with steps that cost something: {@code pay:0.40?ends=failed|held}. */
final class PayingRoutes implements RouteSource, AutoCloseable {
    static final CallContext CALL = new CallContext(Caller.system(Caller.DEFAULT_TENANT), "test", null, null);

    private final TestJournal journal;
    private final Spending spending;
    private final InstantSource clock;
    private final List<String> paid;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DeployedVersion version;
    /** Payments that are held until there is a permit. */
    final Semaphore held = new Semaphore(0);

    final Semaphore holding = new Semaphore(0);

    /** @param paid gets the key of each payment */
    PayingRoutes(
            TestJournal journal,
            Spending spending,
            InstantSource clock,
            String workflow,
            Capture capture,
            RunSettings settings,
            List<String> paid,
            String yaml)
            throws Exception {
        this.journal = journal;
        this.spending = spending;
        this.clock = clock;
        this.paid = paid;
        context.addComponent("pay", new PayComponent());
        version = new DeployedVersion(
                Caller.DEFAULT_TENANT, workflow, "Test", 1, Map.of(), capture, 3, settings, workflow);
        journal.journal().prepare(context, version);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.yaml", yaml));
        context.start();
        journal.routes(this);
    }

    static List<String> payments() {
        return new CopyOnWriteArrayList<>();
    }

    RunHandle start(String body) {
        Route route = context.getRoutes().get(0);
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        return journal.journal()
                .start(new RunSpec(version, new Trigger("manual", null, "ada"), 3, null, null, route, exchange));
    }

    Execution execution(String id) {
        return CALL.call(() -> journal.executions().get(id));
    }

    private final class PayComponent extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            String ends = String.valueOf(parameters.remove("ends"));
            return new PayEndpoint(uri, this, new BigDecimal(remaining), ends);
        }
    }

    private final class PayEndpoint extends DefaultEndpoint {
        private final BigDecimal amount;
        private final String ends;

        PayEndpoint(String uri, PayComponent component, BigDecimal amount, String ends) {
            super(uri, component);
            this.amount = amount;
            this.ends = ends;
        }

        @Override
        public Producer createProducer() {
            return new DefaultAsyncProducer(this) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    return Postponed.process(exchange, callback, PayEndpoint.this::pay);
                }
            };
        }

        private boolean pay(Exchange exchange, AsyncCallback callback) {
            String key = Charges.key(exchange);
            spending.reserve(key, Charges.spender(exchange, null), amount);
            if (ends.equals("held")) {
                holding.release();
                held.acquireUninterruptibly();
            }
            paid.add(key);
            Charges.add(
                    exchange,
                    new Charge(
                            key,
                            Charges.spender(exchange, null),
                            "test",
                            "small",
                            "chat",
                            1,
                            0,
                            1,
                            amount,
                            1,
                            clock.instant()));
            if (ends.equals("failed")) {
                throw new IllegalStateException("paid for nothing");
            }
            exchange.getMessage().setBody("paid " + amount);
            callback.done(true);
            return true;
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("pay is a step");
        }
    }

    @Override
    public @Nullable Lease open(String tenant, String workflow, int number, PluginPins plugins) {
        return workflow.equals(version.workflow()) ? active(tenant, workflow) : null;
    }

    @Override
    public Lease active(String tenant, String workflow) {
        return new Lease() {
            @Override
            public DeployedVersion version() {
                return version;
            }

            @Override
            public Route route(String id) {
                return id.isEmpty() ? context.getRoutes().get(0) : context.getRoute(id);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void whenActive(BiConsumer<String, Integer> listener) {}

    @Override
    public void close() {
        context.stop();
    }
}
