package io.serai.plugins.internal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A version as semver.org orders it; OSGi's fourth part counts as a suffix that is not a pre-release. Also understands ranges
 * such as {@code ^1.2}, {@code ~1.2.3}, {@code >=1.0 <2}, {@code 1.2.3} and {@code *}.
 */
public record SemanticVersion(List<Integer> numbers, List<String> preRelease, String suffix)
        implements Comparable<SemanticVersion> {
    private static final int PARTS = 3;

    /** Never fails: what is no number counts as 0, so that every bundle has its place. */
    public static SemanticVersion of(String text) {
        String plain = text.strip();
        int plus = plain.indexOf('+');
        plain = plus < 0 ? plain : plain.substring(0, plus);
        int hyphen = plain.indexOf('-');
        String core = hyphen < 0 ? plain : plain.substring(0, hyphen);
        List<String> pre =
                hyphen < 0 ? List.of() : List.of(plain.substring(hyphen + 1).split("\\."));
        String[] parts = core.split("\\.", PARTS + 1);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            numbers.add(i < parts.length ? number(parts[i]) : 0);
        }
        return new SemanticVersion(numbers, pre, parts.length > PARTS ? parts[PARTS] : "");
    }

    /** Whether this is in a range; a range of several terms means all of them. */
    public boolean isIn(String range) {
        for (String term : range.strip().split("\\s+")) {
            if (!meets(term)) {
                return false;
            }
        }
        return true;
    }

    private boolean meets(String term) {
        if (term.isEmpty() || term.equals("*")) {
            return true;
        }
        if (term.startsWith(">=")) {
            return compareTo(of(term.substring(2))) >= 0;
        }
        if (term.startsWith("<=")) {
            return compareTo(of(term.substring(2))) <= 0;
        }
        if (term.startsWith(">")) {
            return compareTo(of(term.substring(1))) > 0;
        }
        if (term.startsWith("<")) {
            return compareTo(of(term.substring(1))) < 0;
        }
        if (term.startsWith("^")) {
            SemanticVersion from = of(term.substring(1));
            return compareTo(from) >= 0 && compareTo(from.nextBreaking()) < 0;
        }
        if (term.startsWith("~")) {
            SemanticVersion from = of(term.substring(1));
            return compareTo(from) >= 0 && compareTo(plain(from.numbers.get(0), from.numbers.get(1) + 1, 0)) < 0;
        }
        return compareTo(of(term.startsWith("=") ? term.substring(1) : term)) == 0;
    }

    /** The first that may break what works with this one: the leftmost number that is not 0 goes up. */
    private SemanticVersion nextBreaking() {
        int major = numbers.get(0);
        int minor = numbers.get(1);
        if (major > 0) {
            return plain(major + 1, 0, 0);
        }
        return minor > 0 ? plain(0, minor + 1, 0) : plain(0, 0, numbers.get(2) + 1);
    }

    private static SemanticVersion plain(int major, int minor, int patch) {
        return new SemanticVersion(List.of(major, minor, patch), List.of(), "");
    }

    private static int number(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (int i = 0; i < PARTS; i++) {
            int order = Integer.compare(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (preRelease.isEmpty() != other.preRelease.isEmpty()) {
            return preRelease.isEmpty() ? 1 : -1; // a pre-release comes before its release
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int order = identifiers(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(preRelease.size(), other.preRelease.size());
        return order != 0 ? order : suffix.compareTo(other.suffix);
    }

    private static int identifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number && isNumber(other)) {
            return new java.math.BigInteger(one).compareTo(new java.math.BigInteger(other));
        }
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        return one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
