package io.serai.api.error;

import java.util.List;

/** Thrown when an input breaks a rule; each violation says where and what. Nothing was changed. HTTP 422 for a readable body that breaks rules, 400 for an unreadable one. */
public final class InvalidInputException extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidInputException(String code, String message) {
        this(code, message, List.of());
    }

    public InvalidInputException(String code, String message, List<Violation> violations) {
        super(code, message, null);
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, in input order; empty where the message says it all. */
    public List<Violation> violations() {
        return violations;
    }
}
