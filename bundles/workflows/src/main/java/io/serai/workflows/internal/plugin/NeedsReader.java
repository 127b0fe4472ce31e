package io.serai.workflows.internal.plugin;

import io.serai.api.plugin.PluginNeeds;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.camel.RouteText;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.text.YamlText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a workflow's text what of plugins it names. Read before anything of it is built, since its context is made
 * of just that; what becomes known only while it runs, such as {@code tool:${header.name}}, is not in it.
 */
public final class NeedsReader {
    /** The setting that pins plugins to versions. */
    public static final String PINS = "plugins";

    private static final String TOOL = "tool";
    /** Steps that say their endpoint in one word. */
    private static final Set<String> ENDPOINTS =
            Set.of("to", "toD", "from", "wireTap", "poll", "pollEnrich", "enrich", "deadLetterUri", "uri");
    /** Steps whose expression gives endpoints. */
    private static final Set<String> COMPUTED =
            Set.of("enrich", "pollEnrich", "recipientList", "routingSlip", "dynamicRouter");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern XML_ENDPOINT =
            Pattern.compile("\\b(?:uri|deadLetterUri)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern XML_COMPUTED = Pattern.compile(
            "<(?:enrich|pollEnrich|recipientList|routingSlip|dynamicRouter)\\b[^>]*>\\s*<(?:constant|simple)\\b[^>]*>"
                    + "([^<]*)<");

    private final Set<String> tools = new LinkedHashSet<>();
    private final Set<String> schemes = new LinkedHashSet<>();

    private NeedsReader() {}

    /**
     * What a text names; of one that cannot be read nothing, since it cannot run either.
     *
     * @param owner the plugin that brought it, or null
     */
    public static PluginNeeds read(@Nullable String owner, String dsl, Map<String, Object> settings) {
        NeedsReader reader = new NeedsReader();
        if (RouteText.Format.of(dsl) == RouteText.Format.XML) {
            reader.xml(dsl);
        } else {
            reader.yaml(dsl);
        }
        return new PluginNeeds(owner, reader.tools, reader.schemes, pinned(settings));
    }

    public static PluginNeeds read(@Nullable String owner, VersionRow version) {
        return read(owner, version.dsl(), version.settings());
    }

    public static PluginNeeds read(@Nullable String owner, RoutePackEntry entry) {
        return read(owner, entry.dsl(), entry.settings());
    }

    private static Map<String, String> pinned(Map<String, Object> settings) {
        Map<String, String> pinned = new LinkedHashMap<>();
        if (settings.get(PINS) instanceof Map<?, ?> pins) {
            pins.forEach((plugin, version) -> {
                if (version instanceof String text) {
                    pinned.put(String.valueOf(plugin), text);
                }
            });
        }
        return pinned;
    }

    private void xml(String dsl) {
        Matcher endpoint = XML_ENDPOINT.matcher(dsl);
        while (endpoint.find()) {
            endpoint(endpoint.group(1) == null ? endpoint.group(2) : endpoint.group(1), null);
        }
        Matcher computed = XML_COMPUTED.matcher(dsl);
        while (computed.find()) {
            several(computed.group(1));
        }
    }

    private void yaml(String dsl) {
        try {
            walk(YamlText.read(dsl));
        } catch (YamlText.Unreadable e) {
            tools.clear();
            schemes.clear();
        }
    }

    private void walk(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            list.forEach(this::walk);
        } else if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (value instanceof String text && ENDPOINTS.contains(name)) {
                    endpoint(text, map.get("parameters"));
                } else if (value instanceof Map<?, ?> step && COMPUTED.contains(name)) {
                    computed(step);
                    walk(value);
                } else {
                    walk(value);
                }
            });
        }
    }

    private void computed(Map<?, ?> step) {
        Map<?, ?> expression = step.get("expression") instanceof Map<?, ?> inner ? inner : step;
        for (String language : List.of("constant", "simple")) {
            Object value = expression.get(language);
            if (value instanceof Map<?, ?> whole) {
                value = whole.get("expression");
            }
            if (value instanceof String text) {
                several(text);
            }
        }
    }

    private void several(String text) {
        Arrays.stream(text.split(",", -1)).forEach(uri -> endpoint(uri.strip(), null));
    }

    private void endpoint(String uri, @Nullable Object parameters) {
        String path = uri.split("\\?", 2)[0];
        int colon = path.indexOf(':');
        String scheme = colon < 0 ? path : path.substring(0, colon);
        if (!SCHEME.matcher(scheme).matches()) {
            return; // known only when it runs
        }
        schemes.add(scheme);
        if (scheme.equals(TOOL)) {
            String name = colon < 0 ? "" : path.substring(colon + 1).replaceFirst("^/+", "");
            if (name.isEmpty() && parameters instanceof Map<?, ?> given && given.get("name") instanceof String text) {
                name = text;
            }
            if (!name.isEmpty() && !name.contains("${") && !name.contains("{{")) {
                tools.add(name);
            }
        }
    }
}
