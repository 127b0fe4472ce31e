package io.serai.models.internal.route;

import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;
import io.serai.models.internal.registry.ModelTable.Entry;
import io.serai.models.internal.wire.WireFailures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why those who were asked in one round did not answer. */
final class Failures {
    private final Map<Entry, RuntimeException> all = new LinkedHashMap<>();

    void add(Entry model, RuntimeException failure) {
        all.put(model, failure);
    }

    /** Whether no other model can help: what was asked is wrong. */
    boolean isFinal() {
        return all.values().stream()
                .anyMatch(failure -> failure instanceof ModelRefusedException refused
                        && refused.failure() == ModelFailure.INVALID
                        && !refused.code().equals(WireFailures.UNKNOWN_MODEL));
    }

    /** Whether that one will not answer in the next round either. */
    boolean isHopeless(Entry model) {
        return all.get(model) instanceof ModelRefusedException;
    }

    /** One failure that says all: one that passes, if any does, since then a later try makes sense. */
    RuntimeException together() {
        if (isFinal()) {
            return all.values().stream()
                    .filter(failure -> failure instanceof ModelRefusedException refused
                            && refused.failure() == ModelFailure.INVALID)
                    .reduce((first, last) -> last)
                    .orElseThrow();
        }
        RuntimeException first = all.values().iterator().next();
        if (all.size() == 1) {
            return first;
        }
        String sentences = all.entrySet().stream()
                .map(entry ->
                        entry.getKey().info().name() + ": " + entry.getValue().getMessage())
                .collect(Collectors.joining(" "));
        String message = "None of " + all.size() + " models answered. " + sentences;
        ModelUnavailableException passing = all.values().stream()
                .filter(ModelUnavailableException.class::isInstance)
                .map(ModelUnavailableException.class::cast)
                .findFirst()
                .orElse(null);
        if (passing == null) {
            ModelRefusedException refused = (ModelRefusedException) first;
            return new ModelRefusedException(refused.failure(), refused.code(), message, refused);
        }
        Duration soonest = all.values().stream()
                .filter(ModelUnavailableException.class::isInstance)
                .map(failure -> ((ModelUnavailableException) failure).retryAfter())
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .orElse(null);
        boolean oneAtOnce = all.values().stream()
                .anyMatch(failure -> failure instanceof ModelUnavailableException one && one.retryAfter() == null);
        return new ModelUnavailableException(
                passing.failure(), message, oneAtOnce ? null : soonest, passing.getCause());
    }
}
