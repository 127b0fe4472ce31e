package io.serai.api.error;

import java.util.Set;
import java.util.TreeSet;

/** Thrown when an address is there but takes other HTTP methods, which the message names. HTTP 405 with Allow. */
public final class MethodNotAllowedException extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> allowed;

    public MethodNotAllowedException(String code, String message, Set<String> allowed) {
        super(code, message, null);
        this.allowed = new TreeSet<>(allowed);
    }

    /** The methods that are taken, in alphabetical order. */
    public Set<String> allowed() {
        return allowed;
    }
}
