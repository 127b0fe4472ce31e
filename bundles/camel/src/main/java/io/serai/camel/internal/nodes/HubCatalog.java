package io.serai.camel.internal.nodes;

import io.serai.camel.internal.event.EventComponent;
import io.serai.camel.internal.hook.HookComponent;
import io.serai.camel.internal.llm.LlmComponent;
import io.serai.camel.internal.schedule.ScheduleComponent;
import io.serai.camel.internal.tool.ToolComponent;
import io.serai.camel.internal.waiting.ApprovalComponent;
import io.serai.camel.internal.waiting.WaitComponent;
import io.serai.camel.internal.waiting.WorkflowComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.DefaultVersionManager;
import org.jspecify.annotations.Nullable;

/** Camel's catalog with the hub's own components in it. */
public final class HubCatalog {
    private static final Map<String, Class<? extends Component>> OWN = Map.of(
            "hook",
            HookComponent.class,
            "tool",
            ToolComponent.class,
            "llm",
            LlmComponent.class,
            "event",
            EventComponent.class,
            "schedule",
            ScheduleComponent.class,
            "wait",
            WaitComponent.class,
            "approval",
            ApprovalComponent.class,
            "workflow",
            WorkflowComponent.class);
    /** Camel's catalog has them as well, with the options of other servers. */
    private static final Set<String> SERVED = Set.of("platform-http", "servlet", "rest");

    private static final String COMPONENTS = "org/apache/camel/catalog/components/";

    private HubCatalog() {}

    /** A catalog of its own, so that what a plugin adds to it is seen by nobody else. */
    public static CamelCatalog create() {
        CamelCatalog catalog = new DefaultCamelCatalog(true);
        catalog.setVersionManager(new OwnFirst(catalog));
        OWN.forEach((scheme, type) -> catalog.addComponent(scheme, type.getName(), json(scheme)));
        return catalog;
    }

    /** The schemes of the hub's own components, and of those of Camel's that the hub serves in its own way. */
    public static List<String> own() {
        return Stream.concat(OWN.keySet().stream(), SERVED.stream()).sorted().toList();
    }

    static InputStream open(String scheme) {
        InputStream in = HubCatalog.class.getResourceAsStream(scheme + ".json");
        if (in == null) {
            throw new IllegalStateException("The description of " + scheme + " is missing");
        }
        return in;
    }

    private static String json(String scheme) {
        try (InputStream in = open(scheme)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Describes what the hub serves in place of Camel's servers. */
    private static final class OwnFirst extends DefaultVersionManager {
        OwnFirst(CamelCatalog catalog) {
            super(catalog);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String scheme = name.startsWith(COMPONENTS) && name.endsWith(".json")
                    ? name.substring(COMPONENTS.length(), name.length() - ".json".length())
                    : "";
            return SERVED.contains(scheme) ? open(scheme) : super.getResourceAsStream(name);
        }
    }
}
