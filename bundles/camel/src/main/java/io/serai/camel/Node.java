package io.serai.camel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node with all that can be set on it.
 *
 * @param syntax of a component's URI, such as {@code timer:timerName}; null for other kinds
 * @param options a JSON Schema of an object with one property per option; {@code x-place} says where a component's
 *     option stands ({@code path} or {@code parameter}), {@code x-group} groups them, {@code x-secret} marks secrets
 */
public record Node(NodeInfo info, @Nullable String syntax, Map<String, Object> options) {}
