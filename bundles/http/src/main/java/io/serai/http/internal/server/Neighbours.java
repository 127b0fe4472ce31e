package io.serai.http.internal.server;

import io.serai.api.approval.ApprovalLinks;
import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.hook.Hooks;
import io.serai.api.metric.MetricsExport;
import io.serai.api.plugin.PluginPanels;
import io.serai.api.security.AuditLog;
import io.serai.api.security.Authenticator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The services of other bundles that a request needs. They come and go while the server stands, and a request that
 * meets a gap gets 503, not 404; so these are the one place with dynamic references, which DS sets as fields.
 */
@Component(service = Neighbours.class)
public class Neighbours {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable Authenticator authenticator;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable AuditLog auditLog;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable Hooks hooks;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable EventBus eventBus;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable Replies replies;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable ApprovalLinks approvalLinks;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable PluginPanels pluginPanels;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable MetricsExport metrics;

    public Authenticator authenticator() {
        return present(authenticator, "security");
    }

    public AuditLog auditLog() {
        return present(auditLog, "security");
    }

    public Hooks hooks() {
        return present(hooks, "workflows");
    }

    public EventBus eventBus() {
        return present(eventBus, "observe");
    }

    public MetricsExport metrics() {
        return present(metrics, "observe");
    }

    public ApprovalLinks approvalLinks() {
        return present(approvalLinks, "journal");
    }

    public PluginPanels pluginPanels() {
        return present(pluginPanels, "plugins");
    }

    public Replies replies() {
        return present(replies, "store");
    }

    private static <T> T present(@Nullable T service, String part) {
        if (service == null) {
            throw new UnavailableException(
                    part + ".starting", "The hub is starting or stopping; repeat in a second.", 1);
        }
        return service;
    }
}
