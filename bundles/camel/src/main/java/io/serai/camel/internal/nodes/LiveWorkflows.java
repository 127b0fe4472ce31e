package io.serai.camel.internal.nodes;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.Workflows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The published workflows of the caller's tenant. The service is asked for when it is needed: its bundle builds on this one. */
final class LiveWorkflows {
    private LiveWorkflows() {}

    static List<Workflow> of(BundleContext context) {
        ServiceReference<Workflows> reference = context.getServiceReference(Workflows.class);
        Workflows workflows = reference == null ? null : context.getService(reference);
        if (workflows == null) {
            return List.of();
        }
        try {
            return published(workflows);
        } finally {
            context.ungetService(reference);
        }
    }

    private static List<Workflow> published(Workflows workflows) {
        List<Workflow> published = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Workflow> page = workflows.list(PageRequest.of(PageRequest.MAX_LIMIT, cursor, null, null));
            page.items().stream()
                    .filter(workflow -> workflow.activeVersion() != null)
                    .forEach(published::add);
            cursor = page.next();
        } while (cursor != null);
        return published;
    }
}
