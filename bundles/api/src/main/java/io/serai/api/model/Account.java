package io.serai.api.model;

import io.serai.api.budget.Spender;

/**
 * Who pays for a call.
 *
 * @param key unique; of a step the execution's id and the step's path
 * @param step whether the caller puts the reply's charge into the step's record; if not, the hub settles it at once
 */
public record Account(String key, Spender spender, boolean step) {}
