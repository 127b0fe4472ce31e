package io.serai.plugins.internal.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions fit: {@code ^1.2} (from 1.2.0 to below 2.0.0; below 0.3.0 for {@code ^0.2}), {@code ~1.2} (below 1.3.0),
 * {@code >=1.0 <2}, {@code 1.2.3}, or {@code *}. A part that is left out is zero. A pre-release fits where its order falls
 * inside.
 */
public final class VersionRange {
    public static final VersionRange ANY = new VersionRange("*", List.of());
    private static final Pattern PART =
            Pattern.compile("(\\^|~|>=|<=|>|<|=)?(\\d+(?:\\.\\d+){0,2}(?:-[0-9A-Za-z.-]+)?)");

    private final String text;
    private final List<Bound> bounds;

    private record Bound(String operator, SemanticVersion version) {
        boolean allows(SemanticVersion candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case ">=" -> order >= 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
    }

    private VersionRange(String text, List<Bound> bounds) {
        this.text = text;
        this.bounds = List.copyOf(bounds);
    }

    /** @throws IllegalArgumentException with a sentence, if it is none */
    public static VersionRange of(String text) {
        String range = text.strip();
        if (range.equals("*")) {
            return ANY;
        }
        List<Bound> bounds = new ArrayList<>();
        for (String part : range.split(" +")) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no range of versions, such as ^1.2 or >=1.0 <2.");
            }
            add(bounds, matcher.group(1) == null ? "=" : matcher.group(1), SemanticVersion.of(matcher.group(2)));
        }
        return new VersionRange(range, bounds);
    }

    private static void add(List<Bound> bounds, String operator, SemanticVersion version) {
        switch (operator) {
            case "^" -> {
                bounds.add(new Bound(">=", version));
                bounds.add(new Bound("<", version.nextBreaking()));
            }
            case "~" -> {
                bounds.add(new Bound(">=", version));
                bounds.add(new Bound("<", version.nextMinor()));
            }
            default -> bounds.add(new Bound(operator, version));
        }
    }

    public boolean contains(SemanticVersion version) {
        return bounds.stream().allMatch(bound -> bound.allows(version));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange range && text.equals(range.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
