package io.serai.plugins.internal.permission;

import java.time.Instant;

/** One decision: a permission that a plugin has, or has not any more. */
public record GrantRow(String plugin, String permission, boolean granted, Instant changedAt, String changedBy) {}
