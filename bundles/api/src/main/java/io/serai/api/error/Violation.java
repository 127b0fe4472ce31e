package io.serai.api.error;

/**
 * One broken rule in an input.
 *
 * @param field where: a JSON path such as {@code settings.priority}, or empty for the whole input
 * @param message what is wrong and what would be right
 */
public record Violation(String field, String message) {}
