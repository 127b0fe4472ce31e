package io.serai.journal.internal;

import io.serai.api.execution.Execution;
import io.serai.api.execution.Step;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RouteSource;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSettings;
import io.serai.journal.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Runs YAML routes in a prepared context, for tests. */
final class RouteRunner implements AutoCloseable, RouteSource {
    static final CallContext CALL = new CallContext(Caller.system(Caller.DEFAULT_TENANT), "test", null, null);

    private final TestJournal journal;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DeployedVersion version;

    RouteRunner(TestJournal journal, Capture capture, String yaml) throws Exception {
        this(journal, capture, Map.of(), yaml);
    }

    RouteRunner(TestJournal journal, Capture capture, Map<String, Object> beans, String yaml) throws Exception {
        this(journal, io.serai.store.Ids.next(), capture, beans, yaml);
    }

    /** Of a workflow that perhaps another journal ran before. */
    RouteRunner(TestJournal journal, String workflow, Capture capture, Map<String, Object> beans, String yaml)
            throws Exception {
        this(journal, workflow, 1, capture, RunSettings.NONE, beans, yaml);
    }

    RouteRunner(
            TestJournal journal, String workflow, int number, Capture capture, Map<String, Object> beans, String yaml)
            throws Exception {
        this(journal, workflow, number, capture, RunSettings.NONE, beans, yaml);
    }

    RouteRunner(
            TestJournal journal,
            String workflow,
            Capture capture,
            RunSettings settings,
            Map<String, Object> beans,
            String yaml)
            throws Exception {
        this(journal, workflow, 1, capture, settings, beans, yaml);
    }

    private RouteRunner(
            TestJournal journal,
            String workflow,
            int number,
            Capture capture,
            RunSettings settings,
            Map<String, Object> beans,
            String yaml)
            throws Exception {
        this.journal = journal;
        beans.forEach(context.getRegistry()::bind);
        context.getCamelContextExtension().addInterceptStrategy(new io.serai.camel.internal.context.OwnBreakers());
        context.addComponent("wait", new io.serai.camel.internal.waiting.WaitComponent());
        context.addComponent("approval", new io.serai.camel.internal.waiting.ApprovalComponent());
        context.addComponent("workflow", new io.serai.camel.internal.waiting.WorkflowComponent());
        context.addComponent("event", new io.serai.camel.internal.event.EventComponent());
        context.getRegistry().bind(io.serai.camel.ContextFactory.EVENTS, journal);
        this.version = new DeployedVersion(
                Caller.DEFAULT_TENANT, workflow, "Test", number, Map.of("p", "1.0"), capture, 3, settings, workflow);
        journal.journal().prepare(context, version);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.yaml", yaml));
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    DeployedVersion version() {
        return version;
    }

    RunHandle start(Object body, String idempotencyKey) {
        return start(body, context.getRoutes().get(0).getRouteId(), idempotencyKey);
    }

    RunHandle start(Object body, String routeId, String idempotencyKey) {
        Route route = context.getRoute(routeId);
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        return journal.journal()
                .start(new RunSpec(
                        version, new Trigger("manual", null, "ada"), 3, "c-1", idempotencyKey, route, exchange));
    }

    Exchange exchange(Object body) {
        Exchange exchange = context.getRoutes().get(0).getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    RunHandle start(Exchange exchange) {
        Route route = context.getRoutes().get(0);
        return journal.journal()
                .start(new RunSpec(version, new Trigger("manual", null, "ada"), 3, null, null, route, exchange));
    }

    RunOutcome run(Object body) throws Exception {
        return start(body, null).ended().get(60, TimeUnit.SECONDS);
    }

    Execution execution(String id) {
        return CALL.call(() -> journal.executions().get(id));
    }

    List<Step> steps(String id) {
        return CALL.call(
                () -> journal.executions().steps(id, PageRequest.first(500)).items());
    }

    List<String> paths(String id) {
        return steps(id).stream().map(Step::path).toList();
    }

    @Override
    public Lease open(String tenant, String workflow, int number, io.serai.journal.PluginPins plugins) {
        return workflow.equals(version.workflow()) ? lease() : null;
    }

    @Override
    public Lease active(String tenant, String workflow) {
        return lease();
    }

    private Lease lease() {
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
    public void whenActive(java.util.function.BiConsumer<String, Integer> listener) {}

    @Override
    public void close() {
        context.stop();
    }
}
