package io.serai.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a workflow sets for one of its steps.
 *
 * @param once whether a person is asked, instead of the step being repeated, if nobody knows whether it happened
 * @param retries null for none beside those of Camel's error handler
 * @param idempotencyKey in the simple language; null for the key that the hub gives each step
 * @param timeoutMillis for one try; null for none
 */
public record StepSettings(
        boolean once,
        @Nullable Retries retries,
        @Nullable String idempotencyKey,
        @Nullable Long timeoutMillis) {}
