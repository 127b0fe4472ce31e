package io.serai.security.internal.people;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a password must be: long rather than odd (NIST SP 800-63B), and not what everybody tries first. */
public final class PasswordRules {
    private static final int MIN = 12;
    private static final int MAX = 200;
    private static final int MIN_DIFFERENT = 5;
    private static final Set<String> COMMON = Set.of(
            "password1234",
            "passwordpassword",
            "123456789012",
            "1234567890123",
            "qwertyuiopas",
            "qwertyuiop12",
            "adminadminadmin",
            "administrator",
            "administrator1",
            "changemechangeme",
            "letmeinletmein",
            "welcome12345",
            "serai-serai-serai",
            "seraiseraiserai",
            "iloveyou1234",
            "abcdefghijkl",
            "abc123abc123",
            "111111111111");

    private PasswordRules() {}

    /** @throws InvalidInputException with every rule that the password breaks */
    public static void check(String field, String password, String username) {
        List<Violation> violations = new ArrayList<>();
        int length = password.codePointCount(0, password.length());
        if (length < MIN) {
            violations.add(new Violation(field, "must have at least " + MIN + " characters, not " + length));
        }
        if (length > MAX) {
            violations.add(new Violation(field, "must have at most " + MAX + " characters"));
        }
        if (length >= MIN && password.codePoints().distinct().count() < MIN_DIFFERENT) {
            violations.add(new Violation(field, "must have at least " + MIN_DIFFERENT + " different characters"));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(username.toLowerCase(Locale.ROOT)) && length < username.length() + MIN) {
            violations.add(new Violation(field, "must not be the user name with little around it"));
        }
        if (COMMON.contains(lower)) {
            violations.add(new Violation(field, "is one of the passwords that everybody tries first"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("user.password", "The password is too easy to guess.", violations);
        }
    }
}
