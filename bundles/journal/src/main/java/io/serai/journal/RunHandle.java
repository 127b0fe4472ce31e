package io.serai.journal;

import java.util.concurrent.CompletableFuture;

/**
 * A run that was asked for.
 *
 * @param executionId the execution's id; with an idempotency key that was used before, that earlier execution's, known
 *     when {@code accepted} completes
 * @param accepted completes with the execution's id when it is durable; fails if it could not be accepted
 * @param ended completes when the run has ended and that is durable; fails only if it was never accepted
 */
public record RunHandle(CompletableFuture<String> accepted, CompletableFuture<RunOutcome> ended) {}
