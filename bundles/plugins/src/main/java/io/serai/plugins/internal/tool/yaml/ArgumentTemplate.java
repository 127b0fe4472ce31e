package io.serai.plugins.internal.tool.yaml;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts arguments where {@code {name}} stands: simple string expansion of RFC 6570, and the same in a JSON tree. */
final class ArgumentTemplate {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]*)}");

    private ArgumentTemplate() {}

    /** A URL; each value is percent-encoded, and one that was not given is empty. */
    static String url(String template, Map<String, Object> arguments) {
        return expand(
                template,
                arguments,
                value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~"));
    }

    /** A text in which values stand as they are. */
    static String text(String template, Map<String, Object> arguments) {
        return expand(template, arguments, UnaryOperator.identity());
    }

    private static String expand(String template, Map<String, Object> arguments, UnaryOperator<String> form) {
        return NAME.matcher(template).replaceAll(found -> {
            Object value = arguments.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? "" : form.apply(value.toString()));
        });
    }

    /** A JSON tree; null for a text that names an argument alone which was not given. */
    static @Nullable Object tree(@Nullable Object template, Map<String, Object> arguments) {
        if (template instanceof String text) {
            Matcher alone = NAME.matcher(text);
            return alone.matches() ? arguments.get(alone.group(1)) : text(text, arguments);
        }
        if (template instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Object argument = tree(value, arguments);
                if (argument != null) {
                    filled.put(String.valueOf(key), argument);
                }
            });
            return filled;
        }
        if (template instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            for (Object value : list) {
                Object argument = tree(value, arguments);
                if (argument != null) {
                    filled.add(argument);
                }
            }
            return filled;
        }
        return template;
    }
}
