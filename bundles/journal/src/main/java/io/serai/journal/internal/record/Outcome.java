package io.serai.journal.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step did to its exchange, or how it finally failed: enough to do the same again without calling it.
 *
 * @param path of the step
 * @param body the body afterwards; null if it is the one that went in
 * @param headers that were set; {@code variables} and {@code properties} likewise
 * @param removed names of headers ({@code h:}), variables ({@code v:}) and properties ({@code p:}) that were removed
 * @param stop whether the route was told to stop
 * @param rollback whether the exchange was marked to be rolled back
 * @param failure the final failure, or null
 */
public record Outcome(
        String path,
        @Nullable Payload body,
        Map<String, Payload> headers,
        Map<String, Payload> variables,
        Map<String, Payload> properties,
        List<String> removed,
        boolean stop,
        boolean rollback,
        @Nullable Failure failure) {

    /** Path of the outcome that holds what came in. */
    public static final String INPUT = "";

    /** The same with another body. */
    public Outcome withBody(Payload other) {
        return new Outcome(path, other, headers, variables, properties, removed, stop, rollback, failure);
    }

    /** The same with more variables. */
    public Outcome withVariables(Map<String, Payload> more) {
        Map<String, Payload> all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return new Outcome(path, body, headers, all, properties, removed, stop, rollback, failure);
    }

    /** The same without headers that prove who the caller is: the journal is no place for them. */
    public Outcome withoutCredentials() {
        if (headers.keySet().stream().noneMatch(Redaction::isSecret)) {
            return this;
        }
        Map<String, Payload> shown = new LinkedHashMap<>(headers);
        List<String> gone = new ArrayList<>(removed);
        headers.keySet().stream().filter(Redaction::isSecret).forEach(name -> {
            shown.remove(name);
            gone.add("h:" + name);
        });
        return new Outcome(path, body, shown, variables, properties, gone, stop, rollback, failure);
    }

    /** Something that happened, and changed nothing. */
    public static Outcome mark(String path) {
        return mark(path, null);
    }

    /** The same, which says something more. */
    public static Outcome mark(String path, @Nullable Payload body) {
        return new Outcome(path, body, Map.of(), Map.of(), Map.of(), List.of(), false, false, null);
    }

    /** A failure, after which the exchange is as it was but for some headers. */
    public static Outcome failed(String path, Failure failure, Map<String, Payload> headers) {
        return new Outcome(path, null, headers, Map.of(), Map.of(), List.of(), false, false, failure);
    }
}
