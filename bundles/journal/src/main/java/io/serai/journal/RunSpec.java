package io.serai.journal;

import io.serai.api.execution.ExecutionOrigin;
import io.serai.api.execution.Trigger;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * One run that is asked for.
 *
 * @param route the route to enter; its context was prepared by {@link Journal#prepare}
 * @param exchange carries the input
 * @param idempotencyKey a repeated key gives the execution it began before; null for none
 * @param parent the execution that asked for it; null for none
 * @param origin the execution that it is made from; null for none
 * @param debugging where it is to pause; null for nowhere
 */
public record RunSpec(
        DeployedVersion version,
        Trigger trigger,
        int priority,
        @Nullable String correlationId,
        @Nullable String idempotencyKey,
        Route route,
        Exchange exchange,
        @Nullable Parent parent,
        @Nullable ExecutionOrigin origin,
        @Nullable Debugging debugging) {

    /**
     * The execution that began this one.
     *
     * @param path of its step that waits for this one; null if none waits
     */
    public record Parent(String execution, @Nullable String path) {}

    public RunSpec(
            DeployedVersion version,
            Trigger trigger,
            int priority,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            Route route,
            Exchange exchange,
            @Nullable Parent parent) {
        this(version, trigger, priority, correlationId, idempotencyKey, route, exchange, parent, null);
    }

    public RunSpec(
            DeployedVersion version,
            Trigger trigger,
            int priority,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            Route route,
            Exchange exchange) {
        this(version, trigger, priority, correlationId, idempotencyKey, route, exchange, null, null);
    }

    public RunSpec(
            DeployedVersion version,
            Trigger trigger,
            int priority,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            Route route,
            Exchange exchange,
            @Nullable Parent parent,
            @Nullable ExecutionOrigin origin) {
        this(version, trigger, priority, correlationId, idempotencyKey, route, exchange, parent, origin, null);
    }
}
