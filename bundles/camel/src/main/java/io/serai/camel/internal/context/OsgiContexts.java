package io.serai.camel.internal.context;

import io.serai.api.event.EventBus;
import io.serai.api.model.Models;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.camel.internal.llm.LiveModels;
import io.serai.camel.internal.tool.ToolCalls;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.model.ModelCamelContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** The hub's factory: Camel core, then the base components, then this bundle, then what is pinned. */
@Component(service = ContextFactory.class, configurationPid = "io.serai.camel")
@Designate(ocd = CamelSettings.class)
public final class OsgiContexts implements ContextFactory {
    private final HubContexts contexts;
    private volatile @Nullable Models models;

    @Activate
    public OsgiContexts(@Reference Tools tools, @Reference EventBus events, CamelSettings settings) {
        // a class of each bundle stands for its loader: resolved by import, so no bundle has to be looked for
        List<ClassLoader> base = List.of(
                CamelContext.class.getClassLoader(),
                DirectComponent.class.getClassLoader(),
                OsgiContexts.class.getClassLoader());
        contexts = new HubContexts(
                base,
                tools,
                events,
                new LiveModels(() -> models),
                new ToolCalls(settings.tool_threads(), settings.tool_queue()));
    }

    /** Not waited for: routes that ask no model run without. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "unbindModels")
    void bindModels(Models now) {
        models = now;
    }

    void unbindModels(Models gone) {
        if (models == gone) {
            models = null;
        }
    }

    @Override
    public ModelCamelContext create(String name, List<ClassLoader> pinned) {
        return contexts.create(name, pinned);
    }

    @Deactivate
    void deactivate() {
        contexts.close();
    }
}
