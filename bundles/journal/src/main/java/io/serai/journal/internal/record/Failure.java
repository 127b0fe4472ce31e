package io.serai.journal.internal.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A throwable as it is kept.
 *
 * @param type the class
 * @param fields what the class itself added to a throwable's message and cause, as far as it can be kept: a status, a
 *     reply's body, violations
 */
public record Failure(
        String type, @Nullable String message, @Nullable Failure cause, Map<String, Payload> fields) {}
