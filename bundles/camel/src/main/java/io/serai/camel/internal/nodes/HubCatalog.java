package io.serai.camel.internal.nodes;

import io.serai.camel.internal.event.EventComponent;
import io.serai.camel.internal.hook.HookComponent;
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
import org.apache.camel.Component;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** Camel's catalog with the hub's own components in it. */
public final class HubCatalog {
    private static final Map<String, Class<? extends Component>> OWN = Map.of(
            "hook",
            HookComponent.class,
            "tool",
            ToolComponent.class,
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

    private HubCatalog() {}

    /** A catalog of its own, so that what a plugin adds to it is seen by nobody else. */
    public static CamelCatalog create() {
        CamelCatalog catalog = new DefaultCamelCatalog(true);
        OWN.forEach((scheme, type) -> catalog.addComponent(scheme, type.getName(), json(scheme)));
        return catalog;
    }

    /** The schemes of the hub's own components. */
    public static List<String> own() {
        return OWN.keySet().stream().sorted().toList();
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
}
