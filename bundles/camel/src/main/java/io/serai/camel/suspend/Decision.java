package io.serai.camel.suspend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a wait ended.
 *
 * @param verdict {@code fired} for a timer, {@code approved}, {@code rejected} or {@code timed-out} for an approval,
 *     {@code completed}, {@code failed} or {@code cancelled} for another execution, {@code received} for an event
 * @param by who decided; null for the hub
 * @param data what a person entered, as a JSON tree; the other execution's output; the event
 */
public record Decision(
        String verdict,
        @Nullable String by,
        @Nullable String comment,
        @Nullable Object data,
        Instant at) {}
