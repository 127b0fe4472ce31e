package io.serai.security.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that all of it can be said at once. */
final class Inputs {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,99}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final List<Violation> violations = new ArrayList<>();

    /** The text, trimmed; a missing one is noted and empty. */
    String required(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            violations.add(new Violation(field, "is required"));
            return "";
        }
        return limited(field, value.trim(), max);
    }

    /** The password as it is: blanks count. */
    String secret(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            violations.add(new Violation(field, "is required"));
            return "";
        }
        return limited(field, value, 1000);
    }

    String username(@Nullable String value) {
        String name = required("username", value, 100);
        if (!name.isEmpty() && !USERNAME.matcher(name).matches()) {
            violations.add(new Violation(
                    "username", "must have 2 to 100 letters, digits or . _ @ + - and begin with a letter or digit"));
        }
        return name;
    }

    @Nullable
    String email(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String email = limited("email", value.trim(), 254);
        if (!EMAIL.matcher(email).matches()) {
            violations.add(new Violation("email", "must be an e-mail address such as mara@example.org"));
        }
        return email;
    }

    void require(boolean holds, String field, String message) {
        if (!holds) {
            violations.add(new Violation(field, message));
        }
    }

    /** @throws InvalidInputException if anything was noted */
    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidInputException("input.invalid", "The input breaks rules.", violations);
        }
    }

    private String limited(String field, String value, int max) {
        if (value.length() > max) {
            violations.add(new Violation(field, "must have at most " + max + " characters"));
        }
        return value;
    }

    static <A, B> Page<B> map(Page<A> page, Function<A, B> to) {
        return new Page<>(page.items().stream().map(to).toList(), page.next());
    }

    /** The revision that an If-Match names, or null if there is none. */
    static @Nullable Integer revision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch);
        } catch (NumberFormatException e) {
            throw new PreconditionException("user.changed", "If-Match names no state of this object; read it again.");
        }
    }
}
