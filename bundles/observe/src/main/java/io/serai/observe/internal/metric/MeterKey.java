package io.serai.observe.internal.metric;

import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What tells a meter from others.
 *
 * @param tags in the order of their keys
 */
record MeterKey(String name, List<Tag> tags) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([._][a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9_]*");

    MeterKey {
        tags = List.copyOf(tags);
    }

    /** @throws IllegalArgumentException if it cannot be one */
    static MeterKey of(String name, String... tags) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A meter's name is lower-case words joined by dots, not '" + name + "'.");
        }
        if (tags.length % 2 != 0) {
            throw new IllegalArgumentException("The tags of " + name + " are keys and values in turn.");
        }
        List<Tag> pairs = new ArrayList<>();
        for (int i = 0; i < tags.length; i += 2) {
            String key = tags[i];
            if (!TAG.matcher(key).matches()
                    || pairs.stream().anyMatch(tag -> tag.getKey().equals(key))) {
                throw new IllegalArgumentException(
                        "A tag's key is a lower-case word that stands once, not '" + key + "' of " + name + ".");
            }
            pairs.add(Tag.of(key, tags[i + 1]));
        }
        pairs.sort(Comparator.comparing(Tag::getKey));
        return new MeterKey(name, pairs);
    }

    /** The same below a name, and with further tags, which must not be among its own. */
    MeterKey below(String begin, List<Tag> further) {
        List<Tag> all = new ArrayList<>(tags);
        for (Tag tag : further) {
            if (tags.stream().anyMatch(own -> own.getKey().equals(tag.getKey()))) {
                throw new IllegalArgumentException("The hub sets the tag " + tag.getKey() + " of " + name + " itself.");
            }
            all.add(tag);
        }
        all.sort(Comparator.comparing(Tag::getKey));
        return new MeterKey(begin + name, all);
    }
}
