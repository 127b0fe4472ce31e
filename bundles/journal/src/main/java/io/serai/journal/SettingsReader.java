package io.serai.journal;

import io.serai.api.error.Violation;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the part of a workflow's settings that says how executions run, and says what is wrong in it. */
final class SettingsReader {
    private static final Set<String> STEP = Set.of("once", "retries", "idempotencyKey", "timeoutMillis");
    private static final Set<String> RETRIES =
            Set.of("max", "delayMillis", "multiplier", "maxDelayMillis", "jitter", "on");
    private static final double MOST_MULTIPLIER = 10;

    private final List<Violation> wrong;

    SettingsReader(List<Violation> wrong) {
        this.wrong = wrong;
    }

    RunSettings read(@Nullable Map<String, Object> settings) {
        if (settings == null) {
            return RunSettings.NONE;
        }
        Long timeout = millis("settings.timeoutMillis", settings.get("timeoutMillis"), Long.MAX_VALUE);
        return new RunSettings(steps(settings.get("steps")), timeout);
    }

    private Map<String, StepSettings> steps(@Nullable Object steps) {
        Map<String, StepSettings> read = new LinkedHashMap<>();
        if (steps instanceof Map<?, ?> byId) {
            byId.forEach((id, value) -> {
                String place = "settings.steps." + id;
                if (value instanceof Map<?, ?> step) {
                    read.put(String.valueOf(id), step(place, step));
                } else {
                    say(place, "must be keys with values, such as once or timeoutMillis");
                }
            });
        } else if (steps != null) {
            say("settings.steps", "must have the ids of steps as keys");
        }
        return read;
    }

    private StepSettings step(String place, Map<?, ?> step) {
        unknown(place, step, STEP);
        Object once = step.get("once");
        if (once != null && !(once instanceof Boolean)) {
            say(place + ".once", "must be true or false");
        }
        Object key = step.get("idempotencyKey");
        if (key != null && !(key instanceof String text && !text.isBlank())) {
            say(place + ".idempotencyKey", "must be an expression, such as ${body[id]}");
        }
        return new StepSettings(
                Boolean.TRUE.equals(once),
                retries(place + ".retries", step.get("retries")),
                key instanceof String text && !text.isBlank() ? text : null,
                millis(place + ".timeoutMillis", step.get("timeoutMillis"), Retries.LONGEST_DELAY_MILLIS));
    }

    private @Nullable Retries retries(String place, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number) {
            return Retries.of((int) number(place, value, 1, Retries.MOST, 1));
        }
        if (!(value instanceof Map<?, ?> retries)) {
            say(place, "must be a number, or keys such as max, delayMillis and on");
            return null;
        }
        unknown(place, retries, RETRIES);
        if (retries.get("max") == null) {
            say(place + ".max", "is missing; say how often the step is tried again");
        }
        long delay = (long) number(
                place + ".delayMillis",
                retries.get("delayMillis"),
                0,
                Retries.LONGEST_DELAY_MILLIS,
                Retries.DEFAULT_DELAY_MILLIS);
        return new Retries(
                (int) number(place + ".max", retries.get("max"), 1, Retries.MOST, 1),
                delay,
                number(
                        place + ".multiplier",
                        retries.get("multiplier"),
                        1,
                        MOST_MULTIPLIER,
                        Retries.DEFAULT_MULTIPLIER),
                (long) number(
                        place + ".maxDelayMillis",
                        retries.get("maxDelayMillis"),
                        0,
                        Retries.LONGEST_DELAY_MILLIS,
                        Math.max(delay, Retries.DEFAULT_MAX_DELAY_MILLIS)),
                number(place + ".jitter", retries.get("jitter"), 0, 1, Retries.DEFAULT_JITTER),
                on(place + ".on", retries.get("on")));
    }

    private Set<ErrorClass> on(String place, @Nullable Object value) {
        if (value == null) {
            return Retries.DEFAULT_ON;
        }
        Set<ErrorClass> on = EnumSet.noneOf(ErrorClass.class);
        if (value instanceof List<?> words) {
            for (Object word : words) {
                ErrorClass known = word instanceof String text ? ErrorClass.of(text) : null;
                if (known == null) {
                    say(place, "must name rate-limit, auth, network, server, timeout, invalid or other, not " + word);
                } else {
                    on.add(known);
                }
            }
        } else {
            say(place, "must be a list, such as [rate-limit, network]");
        }
        return on;
    }

    private double number(String place, @Nullable Object value, double least, double most, double otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        say(place, "must be a number from " + plain(least) + " to " + plain(most));
        return otherwise;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private @Nullable Long millis(String place, @Nullable Object value, long most) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.longValue() > 0 && number.longValue() <= most) {
            return number.longValue();
        }
        say(place, "must be a positive number of milliseconds" + (most == Long.MAX_VALUE ? "" : ", up to " + most));
        return null;
    }

    private void unknown(String place, Map<?, ?> map, Set<String> known) {
        map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key -> say(
                        place + "." + key,
                        "is not known here; there are " + String.join(", ", new java.util.TreeSet<>(known))));
    }

    private void say(String place, String message) {
        wrong.add(new Violation(place, message));
    }
}
