package io.serai.api.operation;

import org.jspecify.annotations.Nullable;

/**
 * One argument of an operation.
 *
 * @param name as it is written over the wire; {@code body} for the body
 * @param type the simple name of its Java type
 * @param description in few words, or null
 */
public record OperationParameter(
        String name,
        Place place,
        String type,
        boolean required,
        @Nullable String description) {
    /** Where the argument stands in an HTTP request. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        BODY
    }
}
