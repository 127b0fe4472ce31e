package io.serai.store.internal;

import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings that the process was started with: system properties first ({@code serai.db.url}), then variables. */
final class Environment {
    private final Properties properties;
    private final Function<String, @Nullable String> variables;

    Environment(Properties properties, Function<String, @Nullable String> variables) {
        this.properties = properties;
        this.variables = variables;
    }

    static Environment ofProcess() {
        return new Environment(System.getProperties(), System::getenv);
    }

    /** The property {@code a.b}, else the variable {@code A_B}, else the fallback; empty counts as absent. */
    String get(String name, String fallback) {
        String property = properties.getProperty(name);
        if (property != null && !property.isBlank()) {
            return property;
        }
        String variable = variables.apply(name.toUpperCase(Locale.ROOT).replace('.', '_'));
        return variable == null || variable.isBlank() ? fallback : variable;
    }

    void defaultProperty(String name, String value) {
        properties.putIfAbsent(name, value);
    }
}
