package io.serai.camel.internal.llm;

import io.serai.api.model.Models;
import io.serai.camel.ContextFactory;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@code llm:NAME?system=…&temperature=…&maxTokens=…&schema=…&timeout=…&onRateLimit=wait|fail}: asks a language model; the
 * body is the prompt, or the conversation. Afterwards the body is its answer and the variable {@code llm} tells who gave it
 * and what it cost.
 */
public final class LlmComponent extends DefaultComponent {
    private static final double HOTTEST = 2;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("Say which model, such as llm:default.");
        }
        Models models = CamelContextHelper.mandatoryLookup(getCamelContext(), ContextFactory.MODELS, Models.class);
        LlmOptions options = new LlmOptions(
                remaining,
                text(parameters, "system"),
                temperature(text(parameters, "temperature")),
                maxTokens(text(parameters, "maxTokens")),
                text(parameters, "schema"),
                timeout(text(parameters, "timeout")),
                waits(text(parameters, "onRateLimit")));
        return new LlmEndpoint(uri, this, options, models);
    }

    private @Nullable String text(Map<String, Object> parameters, String name) {
        Object value = parameters.remove(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static @Nullable Double temperature(@Nullable String text) {
        try {
            Double number = text == null ? null : Double.valueOf(text);
            if (number == null || (number >= 0 && number <= HOTTEST)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("temperature must be a number from 0 to 2, not '" + text + "'.");
    }

    private static @Nullable Integer maxTokens(@Nullable String text) {
        try {
            Integer number = text == null ? null : Integer.valueOf(text);
            if (number == null || number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("maxTokens must be a number from 1 on, not '" + text + "'.");
    }

    private static @Nullable Duration timeout(@Nullable String text) {
        Duration timeout = text == null ? null : Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw new IllegalArgumentException("timeout must be longer than nothing, not '" + text + "'.");
        }
        return timeout;
    }

    private static boolean waits(@Nullable String text) {
        if (text == null || text.equals("wait") || text.equals("fail")) {
            return !"fail".equals(text);
        }
        throw new IllegalArgumentException("onRateLimit must be wait or fail, not '" + text + "'.");
    }
}
