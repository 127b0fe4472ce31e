package io.serai.workflows.internal.deploy;

import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.thread.HubThreads;
import io.serai.camel.event.EventEndpoint;
import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import io.serai.camel.hook.HookOptions.Place;
import io.serai.camel.schedule.ScheduleEndpoint;
import io.serai.camel.schedule.ScheduleOptions;
import io.serai.journal.DeployedVersion;
import io.serai.journal.EventTriggers;
import io.serai.journal.EventTriggers.EventRoute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A workflow version with its running context. Whoever sends work in holds it open with {@link #enter()} until that work
 * has ended; once retired it lets nobody in, and stops when the last one has left.
 */
public final class LiveVersion {
    private static final Logger LOG = LoggerFactory.getLogger(LiveVersion.class);
    /** Ends the ids of the routes that hold the consumers of others. */
    static final String CONSUMER = ".consumer";

    private static final int RETIRED = Integer.MIN_VALUE / 2;

    private final DeployedVersion version;
    private final PluginNeeds needs;
    private final List<ClassLoader> loaders;
    private final CamelContext context;
    private final List<String> consumers;
    private final Map<String, HookTrigger> hooks;
    private final List<HookTrigger> services = new ArrayList<>();
    private final Map<String, Route> schedules = new LinkedHashMap<>();
    private final List<EventRoute> events = new ArrayList<>();
    private volatile @Nullable String onFailure;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile Runnable stopped = () -> {};

    /**
     * A hook or a service of this version.
     *
     * @param options what it asks of its callers
     * @param route where its requests go
     * @param template of its path
     */
    public record HookTrigger(HookOptions options, Route route, LiveVersion owner, PathTemplate template) {
        HookTrigger(HookOptions options, Route route, LiveVersion owner) {
            this(options, route, owner, PathTemplate.of(options.name()));
        }

        /** What executions say has begun them. */
        public String kind() {
            String uri = route.getEndpoint().getEndpointUri();
            return uri.substring(0, uri.indexOf(':'));
        }
    }

    LiveVersion(
            DeployedVersion version,
            PluginNeeds needs,
            List<ClassLoader> loaders,
            CamelContext context,
            List<String> consumers) {
        this.version = version;
        this.needs = needs;
        this.loaders = List.copyOf(loaders);
        this.context = context;
        this.consumers = List.copyOf(consumers);
        this.hooks = new LinkedHashMap<>();
        for (Route route : context.getRoutes()) {
            Optional<HookOptions> served = HookEndpoint.of(route);
            if (served.isPresent()) {
                add(new HookTrigger(ServiceBinding.applied(served.get(), route), route, this));
            } else if (route.getEndpoint() instanceof EventEndpoint event) {
                events.add(new EventRoute(route.getRouteId(), event.options()));
            } else if (route.getEndpoint() instanceof ScheduleEndpoint schedule
                    && schedules.put(schedule.options().name(), route) != null) {
                throw new IllegalArgumentException("Two routes begin with schedule:"
                        + schedule.options().name() + "; give each a name of its own.");
            }
        }
    }

    public DeployedVersion version() {
        return version;
    }

    CamelContext context() {
        return context;
    }

    /** What its text names of plugins. */
    public PluginNeeds needs() {
        return needs;
    }

    /** Whether it runs with exactly that. */
    public boolean isBoundTo(PluginBinding binding) {
        // what an execution goes on with names the same plugins in another order than what a new one gets
        return version.plugins().versions().equals(binding.versions())
                && Set.copyOf(loaders).equals(Set.copyOf(binding.loaders()));
    }

    /** By path. */
    Map<String, HookTrigger> hooks() {
        return hooks;
    }

    List<HookTrigger> services() {
        return services;
    }

    private void add(HookTrigger trigger) {
        HookOptions options = trigger.options();
        if (options.place() == Place.HOOKS) {
            hooks.put(options.name(), trigger);
            return;
        }
        for (HookTrigger other : services) {
            if (other.template().key().equals(trigger.template().key())
                    && !Collections.disjoint(other.options().methods(), options.methods())) {
                throw new IllegalArgumentException("The routes " + other.route().getRouteId() + " and "
                        + trigger.route().getRouteId() + " both answer on " + options.address()
                        + "; give one of them another path or method.");
            }
        }
        services.add(trigger);
    }

    /** Everything it answers on: the paths of hooks, and {@code GET /services/orders/{id}} for each method of a service. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>(hooks.keySet());
        services.forEach(trigger -> trigger.options().methods().stream()
                .sorted()
                .forEach(
                        method -> addresses.add(method + " " + trigger.options().address())));
        return addresses;
    }

    /** What its {@code schedule:} routes ask for. */
    public List<ScheduleOptions> schedules() {
        return schedules.values().stream()
                .map(route -> ((ScheduleEndpoint) route.getEndpoint()).options())
                .toList();
    }

    /** Says which workflow begins when one of its executions has failed for good. */
    public LiveVersion recoveredBy(@Nullable String workflow) {
        onFailure = workflow;
        return this;
    }

    /** What its {@code event:} routes ask for, and what begins when it fails. */
    public EventTriggers events() {
        return new EventTriggers(events, onFailure);
    }

    /** The route that begins with {@code schedule:NAME}; null if there is none. */
    public @Nullable Route scheduled(@Nullable String name) {
        return name == null ? null : schedules.get(name);
    }

    /** Where a manual run enters: the first route that something outside starts, else the first; null without routes. */
    public @Nullable Route entry() {
        List<Route> routes = new ArrayList<>(context.getRoutes());
        return routes.stream()
                .filter(route -> !route.getEndpoint().getEndpointUri().startsWith("direct:"))
                .filter(route -> !route.getRouteId().endsWith(CONSUMER))
                .findFirst()
                .orElse(routes.isEmpty() ? null : routes.get(0));
    }

    /** Null if there is no such route. */
    public @Nullable Route route(String id) {
        return context.getRoute(id);
    }

    /** Starts what brings work in by itself: timers, files, queues. */
    void startConsumers() throws Exception {
        for (String route : consumers) {
            context.getRouteController().startRoute(route);
        }
    }

    void stopConsumers() {
        for (String route : consumers) {
            try {
                context.getRouteController().stopRoute(route);
            } catch (Exception e) {
                LOG.warn("Route {} of workflow {} did not stop: {}", route, version.name(), e.toString());
            }
        }
    }

    /** Whether the caller may send work in; if so it must {@link #leave()} once. */
    public boolean enter() {
        while (true) {
            int now = inside.get();
            if (now < 0) {
                return false;
            }
            if (inside.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    public void leave() {
        if (inside.decrementAndGet() == RETIRED) {
            close();
        }
    }

    /** Lets nobody in any more, and stops the context when it is empty. */
    public void retire() {
        retire(() -> {});
    }

    /** @param stopped runs once the context has stopped */
    void retire(Runnable stopped) {
        this.stopped = stopped;
        stopConsumers();
        if (inside.getAndAdd(RETIRED) == 0) {
            close();
        }
    }

    private void close() {
        Runnable work = () -> {
            try {
                context.stop();
            } finally {
                stopped.run();
            }
        };
        // the caller may be a thread of this very context
        HubThreads.one(LiveVersion.class, "serai-retire-" + version.workflow())
                .newThread(work)
                .start();
    }

    /** Stops a version that never became active. */
    public void discard() {
        closeNow();
    }

    void closeNow() {
        inside.set(RETIRED);
        context.stop();
    }
}
