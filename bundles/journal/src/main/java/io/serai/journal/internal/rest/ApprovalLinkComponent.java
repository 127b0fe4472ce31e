package io.serai.journal.internal.rest;

import io.serai.api.approval.ApprovalLinks;
import io.serai.api.security.AuditLog;
import io.serai.api.security.LinkTokens;
import io.serai.journal.internal.wait.SignedApprovalLinks;
import io.serai.journal.internal.wait.StoredApprovals;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.time.Clock;
import java.util.Hashtable;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers links to approvals while the hub's keys and its audit trail are there. */
@Component(
        service = {},
        immediate = true)
public final class ApprovalLinkComponent {
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public ApprovalLinkComponent(
            BundleContext bundle,
            @Reference Database database,
            @Reference StoredApprovals approvals,
            @Reference LinkTokens tokens,
            @Reference AuditLog audit) {
        SignedApprovalLinks links = new SignedApprovalLinks(
                database, approvals, tokens, audit, path -> publicAddress() + path, Clock.systemUTC());
        registrations = List.of(
                bundle.registerService(ApprovalLinks.class, links, new Hashtable<>()),
                bundle.registerService(OperationResource.class, new ApprovalLinkOperations(links), new Hashtable<>()));
    }

    /** Where people reach the hub: as the operator says, or else where it listens. */
    private static String publicAddress() {
        String said = System.getenv("SERAI_PUBLIC_URL");
        if (said != null && !said.isBlank()) {
            return said.strip().replaceAll("/+$", "");
        }
        return "http://" + System.getProperty("serai.http.host", "127.0.0.1") + ":"
                + System.getProperty("serai.http.port", "8181");
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
