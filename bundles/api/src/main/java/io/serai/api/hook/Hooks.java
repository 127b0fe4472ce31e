package io.serai.api.hook;

import java.util.concurrent.CompletionStage;

/** Where HTTP requests meet workflows. Never blocks; the stage may complete on any thread. */
public interface Hooks {
    /**
     * Starts the workflow that answers on the request's tenant and path. The stage fails with
     * {@link io.serai.api.error.NotFoundException} {@code hook.not-found}, {@code UnauthenticatedException}
     * {@code hook.unauthenticated}, {@code UnavailableException} while the hub starts, drains or is overloaded, or
     * {@link io.serai.api.error.ExecutionFailedException} if the run that the caller waited for has failed.
     */
    CompletionStage<HookReply> dispatch(HookRequest request);

    /** Whether a request is better refused than dispatched, since there is more to do than gets done; it can come again. */
    default boolean isOverloaded() {
        return false;
    }
}
