package io.serai.camel.internal.waiting;

import io.serai.api.error.ExecutionFailedException;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.camel.suspend.Wait;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code workflow:NAME?wait=true|false}: runs another workflow with this one's body. With {@code wait=true} (the default)
 * its output becomes the body; without, the route goes on at once. The variable {@code SeraiChild} holds its execution.
 */
public final class WorkflowComponent extends DefaultComponent {
    static final String CHILD = "SeraiChild";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("Say which workflow, such as workflow:invoice.");
        }
        Object option = parameters.remove("wait");
        boolean waits = option == null || Boolean.parseBoolean(option.toString());
        return new WaitingEndpoint(
                uri, this, (exchange, execution, callback) -> begin(remaining, waits, exchange, execution, callback));
    }

    private static boolean begin(
            String workflow, boolean waits, Exchange exchange, Suspender execution, AsyncCallback callback) {
        execution.child(exchange, workflow, waits, (child, failure) -> {
            if (failure != null) {
                exchange.setException(failure);
                callback.done(false);
                return;
            }
            exchange.setVariable(CHILD, child);
            if (!waits) {
                callback.done(false);
                return;
            }
            execution.suspend(
                    exchange,
                    new Wait(Wait.Kind.EXECUTION, child, null, Map.of("workflow", workflow)),
                    (going, decision) -> apply(going, workflow, child, decision),
                    sync -> callback.done(false));
        });
        return false;
    }

    private static void apply(Exchange exchange, String workflow, String child, Decision decision) {
        Map<?, ?> result = decision.data() instanceof Map<?, ?> map ? map : Map.of();
        if (decision.verdict().equals("completed")) {
            exchange.getMessage().setBody(result.get("output"));
        } else {
            Object why = result.get("error");
            throw new ExecutionFailedException(
                    child,
                    "The workflow " + workflow + " " + decision.verdict() + (why == null ? "." : ": " + why),
                    null);
        }
    }
}
