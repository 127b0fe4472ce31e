package io.serai.plugins.internal.descriptor;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in the order of semver.org, precedence 11: 1.0.0-rc.2 is before 1.0.0-rc.10, and that before 1.0.0.
 *
 * @param preRelease what follows the hyphen; empty for a release
 */
public record SemanticVersion(int major, int minor, int patch, String preRelease)
        implements Comparable<SemanticVersion> {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:-([0-9A-Za-z.-]+))?");

    /**
     * Reads a version; what is left out is zero.
     *
     * @throws IllegalArgumentException with a sentence, if it is none
     */
    public static SemanticVersion of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version, such as 1.2.3.");
        }
        return new SemanticVersion(
                number(parts.group(1)),
                number(parts.group(2)),
                number(parts.group(3)),
                parts.group(4) == null ? "" : parts.group(4));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The first version that may break what worked with this one. */
    SemanticVersion nextBreaking() {
        if (major > 0) {
            return new SemanticVersion(major + 1, 0, 0, "0");
        }
        return minor > 0 ? new SemanticVersion(0, minor + 1, 0, "0") : new SemanticVersion(0, 0, patch + 1, "0");
    }

    SemanticVersion nextMinor() {
        return new SemanticVersion(major, minor + 1, 0, "0");
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = Integer.compare(major, other.major);
        if (order == 0) {
            order = Integer.compare(minor, other.minor);
        }
        if (order == 0) {
            order = Integer.compare(patch, other.patch);
        }
        return order == 0 ? preReleases(preRelease, other.preRelease) : order;
    }

    private static int preReleases(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = identifiers(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int identifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number && isNumber(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == isNumber(other) ? one.compareTo(other) : number ? -1 : 1;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
