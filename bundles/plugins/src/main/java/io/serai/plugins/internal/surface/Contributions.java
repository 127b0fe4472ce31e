package io.serai.plugins.internal.surface;

import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.running.RunningVersion;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.operation.OperationResource;
import io.serai.spi.plugin.ContributionSource;
import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What a plugin version brings now, names by kind, asked of the framework each time. */
public final class Contributions {
    private final BundleContext context;
    private final ToolRegistry tools;
    private final SurfaceReader files = new SurfaceReader();

    public Contributions(BundleContext context, ToolRegistry tools) {
        this.context = context;
        this.tools = tools;
    }

    /** Kinds without names are left out. */
    public Map<String, List<String>> of(InstalledVersion version) {
        try {
            return look(version);
        } catch (IllegalStateException gone) {
            return Map.of(); // somebody takes its bundles out in this moment
        }
    }

    private Map<String, List<String>> look(InstalledVersion version) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        put(names, "tools", tools.of(version.id(), version.digest()));
        put(names, "agents", files.agentNames(version.bundles()));
        put(names, "connectors", RunningVersion.of(version).schemes());
        put(names, "operations", services(version, OperationResource.class, Contributions::operations));
        put(names, "panels", files.panelNames(version.bundles()));
        put(names, "health", services(version, HealthCheck.class, check -> Stream.of(check.name())));
        for (ServiceReference<ContributionSource> reference : sources()) {
            ContributionSource source = context.getService(reference);
            if (source != null) {
                put(
                        names,
                        source.kind(),
                        version.bundles().stream()
                                .flatMap(bundle -> source.of(bundle).stream())
                                .toList());
                context.ungetService(reference);
            }
        }
        return names;
    }

    private static void put(Map<String, List<String>> names, String kind, Collection<String> found) {
        if (!found.isEmpty()) {
            names.put(kind, List.copyOf(new TreeSet<>(found)));
        }
    }

    private Collection<ServiceReference<ContributionSource>> sources() {
        try {
            return context.getServiceReferences(ContributionSource.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // there is no filter
        }
    }

    private <T> List<String> services(InstalledVersion version, Class<T> type, Function<T, Stream<String>> read) {
        List<String> names = new ArrayList<>();
        for (Bundle bundle : version.bundles()) {
            references(bundle, type).forEach(reference -> names.addAll(names(reference, type, read)));
        }
        return names;
    }

    private <T> List<String> names(ServiceReference<?> reference, Class<T> type, Function<T, Stream<String>> read) {
        Object service = context.getService(reference);
        try {
            return type.isInstance(service) ? read.apply(type.cast(service)).toList() : List.of();
        } catch (RuntimeException | LinkageError broken) {
            return List.of(); // a plugin's own fault; where it is used, the error is told
        } finally {
            context.ungetService(reference);
        }
    }

    private static Stream<ServiceReference<?>> references(Bundle bundle, Class<?> type) {
        ServiceReference<?>[] registered = registered(bundle);
        return Arrays.stream(registered)
                .filter(reference -> Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS))
                        .contains(type.getName()));
    }

    private static ServiceReference<?>[] registered(Bundle bundle) {
        ServiceReference<?>[] none = {};
        if (bundle.getState() == Bundle.UNINSTALLED) {
            return none;
        }
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        return registered == null ? none : registered;
    }

    private static Stream<String> operations(OperationResource resource) {
        return Arrays.stream(resource.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(Contributions::id);
    }

    private static String id(Method method) {
        return method.getAnnotation(Operation.class).operationId();
    }
}
