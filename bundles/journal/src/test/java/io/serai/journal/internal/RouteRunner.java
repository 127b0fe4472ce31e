package io.serai.journal.internal;

import io.serai.api.execution.Execution;
import io.serai.api.execution.Step;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
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
final class RouteRunner implements AutoCloseable {
    static final CallContext CALL = new CallContext(Caller.system(Caller.DEFAULT_TENANT), "test", null, null);

    private final TestJournal journal;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DeployedVersion version;

    RouteRunner(TestJournal journal, Capture capture, String yaml) throws Exception {
        this(journal, capture, Map.of(), yaml);
    }

    RouteRunner(TestJournal journal, Capture capture, Map<String, Object> beans, String yaml) throws Exception {
        this.journal = journal;
        beans.forEach(context.getRegistry()::bind);
        this.version = new DeployedVersion(
                Caller.DEFAULT_TENANT, io.serai.store.Ids.next(), "Test", 1, Map.of("p", "1.0"), capture, 3);
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
        Route route = context.getRoutes().get(0);
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        return journal.journal()
                .start(new RunSpec(
                        version, new Trigger("manual", null, "ada"), 3, "c-1", idempotencyKey, route, exchange));
    }

    RunOutcome run(Object body) throws Exception {
        return start(body, null).ended().get(10, TimeUnit.SECONDS);
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
    public void close() {
        context.stop();
    }
}
