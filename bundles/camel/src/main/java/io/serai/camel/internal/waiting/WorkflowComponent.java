package io.serai.camel.internal.waiting;

import io.serai.api.error.ExecutionFailedException;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.camel.suspend.Wait;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@code workflow:NAME?wait=true|false&timeout=…}: runs another workflow with this one's body. With {@code wait=true} (the default)
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
        Object timeout = parameters.remove("timeout");
        Long millis = timeout == null ? null : TimeUtils.toMilliSeconds(timeout.toString());
        return new WaitingEndpoint(
                uri,
                this,
                (exchange, execution, callback) -> begin(remaining, waits, millis, exchange, execution, callback));
    }

    private static boolean begin(
            String workflow,
            boolean waits,
            @Nullable Long timeoutMillis,
            Exchange exchange,
            Suspender execution,
            AsyncCallback callback) {
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
                    new Wait(
                            Wait.Kind.EXECUTION,
                            child,
                            timeoutMillis == null ? null : Instant.now().plusMillis(timeoutMillis),
                            Map.of("workflow", workflow)),
                    (going, decision) -> apply(going, workflow, child, decision),
                    sync -> callback.done(false));
        });
        return false;
    }

    private static void apply(Exchange exchange, String workflow, String child, Decision decision) {
        Map<?, ?> result = decision.data() instanceof Map<?, ?> map ? map : Map.of();
        if (decision.verdict().equals("completed")) {
            exchange.getMessage().setBody(result.get("output"));
        } else if (decision.verdict().equals("timed-out")) {
            throw new ExecutionFailedException(
                    child,
                    "The workflow " + workflow + " has not ended in time; execution " + child + " goes on.",
                    null);
        } else {
            Object why = result.get("error");
            throw new ExecutionFailedException(
                    child,
                    "The workflow " + workflow + " " + decision.verdict() + (why == null ? "." : ": " + why),
                    null);
        }
    }
}
