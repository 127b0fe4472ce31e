package io.serai.http.internal.operation;

import io.serai.api.operation.OperationParameter.Place;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an operation's method.
 *
 * @param place where it stands, or null for one that JAX-RS provides ({@code @Context})
 */
public record Argument(
        String name,
        @Nullable Place place,
        Type type,
        boolean required,
        @Nullable String description,
        @Nullable String defaultValue) {}
