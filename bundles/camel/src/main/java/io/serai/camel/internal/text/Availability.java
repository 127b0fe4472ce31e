package io.serai.camel.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.tooling.model.ArtifactModel;
import org.jspecify.annotations.Nullable;

/** What a context can resolve now, and which plugin would bring the rest. Creates nothing while asking. */
final class Availability {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private final CamelContext context;
    private final CamelCatalog catalog;

    Availability(CamelContext context, CamelCatalog catalog) {
        this.context = context;
        this.catalog = catalog;
    }

    boolean hasComponent(String scheme) {
        return context.hasComponent(scheme) != null || has("component/" + scheme);
    }

    boolean hasLanguage(String name) {
        return has("language/" + name);
    }

    boolean hasDataFormat(String name) {
        return has("dataformat/" + name);
    }

    /** Camel core has the model of a breaker, but none to use. */
    boolean hasCircuitBreaker() {
        return has("model/CircuitBreakerDefinition");
    }

    private boolean has(String service) {
        return context.getClassResolver().loadResourceAsURL(SERVICES + service) != null;
    }

    /** "kafka: no installed plugin brings this component; install the connector plugin camel-kafka." */
    String missingComponent(String scheme) {
        return missing(
                        scheme,
                        "component",
                        catalog.findComponentNames().contains(scheme) ? catalog.componentModel(scheme) : null)
                + (catalog.findComponentNames().contains(scheme)
                        ? ""
                        : Suggestion.of(scheme, catalog.findComponentNames()));
    }

    String missingLanguage(String name) {
        return missing(
                name, "language", catalog.findLanguageNames().contains(name) ? catalog.languageModel(name) : null);
    }

    String missingDataFormat(String name) {
        return missing(
                name,
                "data format",
                catalog.findDataFormatNames().contains(name) ? catalog.dataFormatModel(name) : null);
    }

    private static String missing(String name, String kind, @Nullable ArtifactModel<?> model) {
        String sentence = name + ": no installed plugin brings this " + kind;
        return model == null
                ? sentence + ", and Camel knows none of that name."
                : sentence + "; install the connector plugin " + model.getArtifactId() + ".";
    }

    /** Tells the catalog about a component that Camel's own does not list, if the plugin ships its description. */
    void describe(String scheme) throws IOException {
        URL service = context.getClassResolver().loadResourceAsURL(SERVICES + "component/" + scheme);
        if (service == null) {
            return;
        }
        Properties properties = new Properties();
        try (InputStream in = service.openStream()) {
            properties.load(in);
        }
        String type = properties.getProperty("class", "");
        String folder = type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
        URL json = context.getClassResolver().loadResourceAsURL("META-INF/" + folder + "/" + scheme + ".json");
        if (json != null) {
            try (InputStream in = json.openStream()) {
                catalog.addComponent(scheme, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
