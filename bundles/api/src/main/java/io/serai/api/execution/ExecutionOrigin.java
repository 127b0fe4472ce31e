package io.serai.api.execution;

/**
 * The execution that another one was made from.
 *
 * @param kind {@code RERUN} or {@code FORK}; an execution that is retried stays the same one, and counts its attempts
 * @param id the earlier execution's
 */
public record ExecutionOrigin(String kind, String id) {}
