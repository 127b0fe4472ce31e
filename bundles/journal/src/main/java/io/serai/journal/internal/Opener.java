package io.serai.journal.internal;

import io.serai.api.execution.Trigger;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.URISupport;

/** Opens an execution for what a workflow's own consumer (timer, file, queue) brings in. */
final class Opener extends AsyncProcessorSupport {
    private final RunJournal journal;
    private final DeployedVersion version;
    private final String routeId;

    Opener(RunJournal journal, DeployedVersion version, String routeId) {
        this.journal = journal;
        this.version = version;
        this.routeId = routeId;
    }

    @Override
    public boolean process(Exchange brought, AsyncCallback callback) {
        Route route = brought.getContext().getRoute(routeId);
        Endpoint from = brought.getFromEndpoint();
        String uri = URISupport.sanitizeUri(from.getEndpointUri());
        boolean answers = brought.getPattern() == ExchangePattern.InOut;
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getExchangeExtension().setFromRouteId(routeId);
        exchange.setMessage(brought.getMessage().copy());
        RunHandle run = journal.start(new RunSpec(
                version,
                new Trigger(uri.substring(0, Math.max(0, uri.indexOf(':'))), uri, null),
                version.priority(),
                null,
                MessageKeys.of(routeId, brought),
                route,
                exchange));
        run.accepted().whenComplete((id, refused) -> {
            if (refused != null) {
                brought.setException(refused);
            }
            if (refused != null || !answers) {
                callback.done(false);
            }
        });
        if (answers) {
            run.ended().whenComplete((outcome, refused) -> {
                if (outcome != null && outcome.exchange() != null) {
                    ExchangeHelper.copyResults(brought, outcome.exchange());
                }
                if (refused == null) {
                    callback.done(false);
                }
            });
        }
        return false;
    }
}
