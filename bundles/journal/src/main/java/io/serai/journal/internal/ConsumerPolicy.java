package io.serai.journal.internal;

import io.serai.api.execution.Trigger;
import io.serai.journal.DeployedVersion;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.util.URISupport;

/** Opens an execution for what the workflow's own consumers (timers, files, queues) bring in. */
final class ConsumerPolicy extends RoutePolicySupport {
    private final RunJournal journal;
    private final DeployedVersion version;

    ConsumerPolicy(RunJournal journal, DeployedVersion version) {
        this.journal = journal;
        this.version = version;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        if (run == null || run.isOver()) {
            Endpoint from = route.getEndpoint();
            String uri = URISupport.sanitizeUri(from.getEndpointUri());
            String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
            journal.begin(version, new Trigger(scheme, uri, null), route.getRouteId(), exchange);
            exchange.setProperty(OWNER, route.getRouteId());
        }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        if (run != null && route.getRouteId().equals(exchange.getProperty(OWNER))) {
            journal.ended(run, exchange);
        }
    }

    /** Names the route whose end is the execution's end. */
    private static final String OWNER = "SeraiConsumerRoute";
}
