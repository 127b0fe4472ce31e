package io.serai.camel.internal.nodes;

import io.serai.camel.ContextFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.ClassResolver;
import org.jspecify.annotations.Nullable;

/** What the hub with these plugins can resolve, and which plugin each thing comes from. */
final class Installed {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    /** Written into each component's jar by Camel's build: the names of what is inside. */
    private static final String COMPONENT_LIST = SERVICES + "component.properties";

    private final ClassResolver base;
    private final Map<String, ClassLoader> pinned;

    private Installed(ClassResolver base, Map<String, ClassLoader> pinned) {
        this.base = base;
        this.pinned = pinned;
    }

    /** A component that Camel's catalog does not list. */
    record Extra(String scheme, NodeHeader header) {}

    static Installed of(ContextFactory contexts, Map<String, ClassLoader> pinned) {
        ModelCamelContext context = contexts.create("catalog", List.of());
        try {
            return new Installed(context.getClassResolver(), new LinkedHashMap<>(pinned));
        } finally {
            context.stop();
        }
    }

    boolean eip(String name) {
        // Camel core has the model of a breaker, but none to use
        return !name.equals("circuitBreaker") || find("model/CircuitBreakerDefinition") != null;
    }

    boolean has(String kind, String name) {
        return (kind.equals("component") && HubCatalog.own().contains(name)) || find(kind + "/" + name) != null;
    }

    /** Which plugin brings it; null for the hub itself. */
    @Nullable
    String plugin(String kind, String name) {
        String service = SERVICES + kind + "/" + name;
        if (base.loadResourceAsURL(service) != null) {
            return null;
        }
        return pinned.entrySet().stream()
                .filter(plugin -> plugin.getValue().getResource(service) != null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private @Nullable URL find(String service) {
        return resource(SERVICES + service);
    }

    private @Nullable URL resource(String name) {
        URL url = base.loadResourceAsURL(name);
        if (url != null) {
            return url;
        }
        for (ClassLoader loader : pinned.values()) {
            URL found = loader.getResource(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What the pinned plugins list as components and Camel's catalog does not know. */
    List<Extra> extras(CamelCatalog catalog) {
        Set<String> schemes = new TreeSet<>();
        for (ClassLoader loader : pinned.values()) {
            try {
                for (URL url : java.util.Collections.list(loader.getResources(COMPONENT_LIST))) {
                    schemes.addAll(List.of(
                            properties(url).getProperty("components", "").split("\\s+")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        schemes.removeAll(catalog.findComponentNames());
        schemes.removeIf(scheme -> scheme.isBlank() || find("component/" + scheme) == null);
        List<Extra> extras = new ArrayList<>();
        for (String scheme : schemes) {
            extras.add(new Extra(scheme, header(scheme)));
        }
        return extras;
    }

    private NodeHeader header(String scheme) {
        URL json = description(scheme);
        if (json == null) {
            return new NodeHeader(new TreeMap<>(Map.of("title", scheme)));
        }
        try (InputStream in = json.openStream()) {
            return NodeHeader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the catalog about a plugin's component, if the plugin ships its description. */
    void describe(String scheme, CamelCatalog catalog) {
        URL json = catalog.findComponentNames().contains(scheme) ? null : description(scheme);
        if (json == null) {
            return;
        }
        try (InputStream in = json.openStream()) {
            catalog.addComponent(scheme, type(scheme), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable URL description(String scheme) {
        String type = type(scheme);
        String folder = type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
        return resource("META-INF/" + folder + "/" + scheme + ".json");
    }

    private String type(String scheme) {
        URL service = find("component/" + scheme);
        return service == null ? "" : properties(service).getProperty("class", "");
    }

    private static Properties properties(URL url) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
