package io.serai.api.budget;

import org.jspecify.annotations.Nullable;

/**
 * On whose account something is spent; every budget that matches one of these counts.
 *
 * @param execution the execution's id, or null outside one
 * @param workflow the workflow's id
 * @param agent the agent's name
 * @param person the user's name, as an execution knows who began it
 */
public record Spender(
        String tenant,
        @Nullable String execution,
        @Nullable String workflow,
        @Nullable String agent,
        @Nullable String person) {}
