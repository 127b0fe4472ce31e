package io.serai.camel.internal.text;

import io.serai.camel.internal.text.Positions.Place;
import io.serai.camel.schedule.ScheduleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** Checks endpoint URIs: is the component there, and are its options right. */
final class EndpointCheck {
    /** Which end of a component a node uses. */
    enum Use {
        CONSUMER,
        PRODUCER
    }

    private final CamelCatalog catalog;
    private final Availability availability;
    private final Problems problems;

    EndpointCheck(CamelCatalog catalog, Availability availability, Problems problems) {
        this.catalog = catalog;
        this.availability = availability;
        this.problems = problems;
    }

    void check(@Nullable String node, @Nullable String uri, Use use, Place at) {
        if (uri == null || uri.isBlank()) {
            problems.add(node, "dsl.missing-property", "An endpoint needs a uri such as direct:name.", at);
            return;
        }
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri.split("\\?", 2)[0] : uri.substring(0, colon);
        if (scheme.contains("{{") || scheme.contains("${")) {
            return; // known only when it runs
        }
        if (!availability.hasComponent(scheme)) {
            problems.add(node, "dsl.unknown-component", availability.missingComponent(scheme), at);
            return;
        }
        options(node, scheme, uri, use, at);
    }

    private void options(@Nullable String node, String scheme, String uri, Use use, Place at) {
        if (!catalog.findComponentNames().contains(scheme)) {
            try {
                availability.describe(scheme);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (!catalog.findComponentNames().contains(scheme)) {
                return; // the plugin ships no description; starting the route will tell
            }
        }
        ComponentModel model = catalog.componentModel(scheme);
        if (model.isConsumerOnly() && use == Use.PRODUCER) {
            problems.add(node, "dsl.wrong-end", scheme + " can only start a route, in from:.", at);
            return;
        }
        if (model.isProducerOnly() && use == Use.CONSUMER) {
            problems.add(node, "dsl.wrong-end", scheme + " cannot start a route; use it in to:.", at);
            return;
        }
        EndpointValidationResult result =
                catalog.validateEndpointProperties(uri, false, use == Use.CONSUMER, use == Use.PRODUCER);
        if (result.isSuccess()) {
            if (scheme.equals("schedule")) {
                schedule(node, uri, at);
            }
            return;
        }
        if (result.getSyntaxError() != null) {
            problems.add(node, "dsl.invalid-endpoint", scheme + ": " + result.getSyntaxError() + ".", at);
        }
        all(result.getUnknown()).forEach(option -> unknown(node, scheme, option, result, at));
        all(result.getRequired())
                .forEach(option ->
                        problems.add(node, "dsl.missing-option", scheme + " needs the option " + option + ".", at));
        all(result.getNotConsumerOnly())
                .forEach(option -> problems.add(
                        node, "dsl.invalid-option", scheme + ": " + option + " is for from:, not for to:.", at));
        all(result.getNotProducerOnly())
                .forEach(option -> problems.add(
                        node, "dsl.invalid-option", scheme + ": " + option + " is for to:, not for from:.", at));
        enums(node, scheme, result, at);
        wrong(node, scheme, result.getInvalidBoolean(), "true or false", at);
        wrong(node, scheme, result.getInvalidInteger(), "a whole number", at);
        wrong(node, scheme, result.getInvalidNumber(), "a number", at);
        wrong(node, scheme, result.getInvalidDuration(), "a duration such as 5s", at);
        wrong(node, scheme, result.getInvalidReference(), "a reference such as #name", at);
    }

    /** The catalog knows the options; whether a cron expression is one, only the clock knows. */
    private void schedule(@Nullable String node, String uri, Place at) {
        if (uri.contains("{{") || uri.contains("${")) {
            return;
        }
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        try {
            ScheduleOptions.of(
                    path.substring(path.indexOf(':') + 1),
                    query < 0 ? Map.of() : URISupport.parseQuery(uri.substring(query + 1)));
        } catch (IllegalArgumentException | URISyntaxException e) {
            problems.add(node, "dsl.invalid-endpoint", "schedule: " + e.getMessage(), at);
        }
    }

    private void unknown(
            @Nullable String node, String scheme, String option, EndpointValidationResult result, Place at) {
        Map<?, ?> suggestions = result.getUnknownSuggestions() == null ? Map.of() : result.getUnknownSuggestions();
        String hint = suggestions.get(option) instanceof String[] known && known.length > 0
                ? " Did you mean " + known[0] + "?"
                : "";
        problems.add(node, "dsl.unknown-option", scheme + " has no option " + option + "." + hint, at);
    }

    private void enums(@Nullable String node, String scheme, EndpointValidationResult result, Place at) {
        each(result.getInvalidEnum(), (option, value) -> {
            Object choices = result.getInvalidEnumChoices() == null
                    ? null
                    : result.getInvalidEnumChoices().get(option);
            String right =
                    choices instanceof String[] known ? "one of " + String.join(", ", Arrays.asList(known)) : "known";
            invalid(node, scheme, option, value, right, at);
        });
    }

    private void wrong(@Nullable String node, String scheme, @Nullable Map<?, ?> options, String right, Place at) {
        each(options, (option, value) -> invalid(node, scheme, option, value, right, at));
    }

    private void invalid(@Nullable String node, String scheme, String option, String value, String right, Place at) {
        problems.add(
                node,
                "dsl.invalid-option",
                scheme + ": " + option + " must be " + right + ", not \"" + value + "\".",
                at);
    }

    private static void each(@Nullable Map<?, ?> options, java.util.function.BiConsumer<String, String> what) {
        if (options != null) {
            options.forEach((option, value) -> what.accept(String.valueOf(option), String.valueOf(value)));
        }
    }

    private static Set<String> all(@Nullable Set<?> options) {
        return options == null
                ? Set.of()
                : options.stream()
                        .map(String::valueOf)
                        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
