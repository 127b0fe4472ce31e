package io.serai.camel.internal.context;

import io.serai.api.event.EventBus;
import io.serai.api.model.Models;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.camel.internal.event.EventComponent;
import io.serai.camel.internal.hook.HookComponent;
import io.serai.camel.internal.hook.ServiceComponent;
import io.serai.camel.internal.llm.LiveModels;
import io.serai.camel.internal.llm.LlmComponent;
import io.serai.camel.internal.schedule.ScheduleComponent;
import io.serai.camel.internal.tool.ToolCalls;
import io.serai.camel.internal.tool.ToolComponent;
import io.serai.camel.internal.waiting.ApprovalComponent;
import io.serai.camel.internal.waiting.WaitComponent;
import io.serai.camel.internal.waiting.WorkflowComponent;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Registry;

/** Builds contexts whose every lookup goes to one ordered list of loaders. */
public final class HubContexts implements ContextFactory, AutoCloseable {
    private static final long DRAIN_SECONDS = 10;

    private final BaseLoaders base;
    private final Tools tools;
    private final EventBus events;
    private final Models models;
    private final ToolCalls toolCalls;

    /** Without models. */
    public HubContexts(List<ClassLoader> base, Tools tools, EventBus events) {
        this(base, tools, events, new LiveModels(() -> null), ToolCalls.withDefaults());
    }

    /** @param base the loaders that every context asks first */
    public HubContexts(List<ClassLoader> base, Tools tools, EventBus events, Models models, ToolCalls toolCalls) {
        this.base = new BaseLoaders(base);
        this.tools = tools;
        this.events = events;
        this.models = models;
        this.toolCalls = toolCalls;
    }

    @Override
    public ModelCamelContext create(String name, List<ClassLoader> pinned) {
        OrderedClassLoader loader = new OrderedClassLoader(name, base, pinned);
        HubContext context = new HubContext(name, base, loader);
        keepLight(context);
        context.build();
        JsonBodies.register(context.getTypeConverterRegistry());
        context.getCamelContextExtension().addInterceptStrategy(new OwnBreakers());
        context.getCamelContextExtension().addInterceptStrategy(new PinnedLoaderOnThread(loader));
        addHub(context);
        return context;
    }

    private static void keepLight(CamelContext context) {
        context.disableJMX();
        context.setMessageHistory(false);
        context.setLoadTypeConverters(false);
        context.setLoadHealthChecks(false);
        context.setUseMDCLogging(false);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.getShutdownStrategy().setTimeout(DRAIN_SECONDS);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    }

    private void addHub(CamelContext context) {
        Registry registry = context.getRegistry();
        registry.bind(TOOLS, Tools.class, tools);
        registry.bind(EVENTS, EventBus.class, events);
        registry.bind(MODELS, Models.class, models);
        context.addComponent("hook", new HookComponent());
        context.addComponent("platform-http", new ServiceComponent());
        context.addComponent("servlet", new ServiceComponent());
        context.addComponent("tool", new ToolComponent(toolCalls));
        context.addComponent("llm", new LlmComponent());
        context.addComponent("event", new EventComponent());
        context.addComponent("schedule", new ScheduleComponent());
        context.addComponent("wait", new WaitComponent());
        context.addComponent("approval", new ApprovalComponent());
        context.addComponent("workflow", new WorkflowComponent());
    }

    @Override
    public void close() {
        toolCalls.close();
    }
}
