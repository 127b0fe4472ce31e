package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.security.CallContext;
import io.serai.journal.RouteSource.Lease;
import io.serai.store.Duplicates;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.exception.DataAccessException;

/**
 * Drafts that are run without being published. What a draft says when it is run is kept as a version with a negative
 * number, which no list shows, so that its executions can pause and go on though the draft is edited meanwhile.
 */
final class DraftVersions {
    private final VersionRepository versions;
    private final VersionSource source;

    DraftVersions(VersionRepository versions, VersionSource source) {
        this.versions = versions;
        this.source = source;
    }

    /** Holds open what the draft says now. Blocks on the store, and while its context is built. */
    Lease open(WorkflowRow row) {
        if (row.plugin() != null) {
            throw notRunnable();
        }
        int number = -row.revision();
        if (versions.find(row.id(), number).isEmpty()) {
            keep(row, number);
        }
        Lease lease = source.open(row.tenant(), row.id(), number, null);
        if (lease == null) {
            throw notRunnable();
        }
        return lease;
    }

    private static ConflictException notRunnable() {
        return new ConflictException(
                "workflow.draft-not-runnable", "The draft of what a plugin brought cannot be run; copy it first.");
    }

    private void keep(WorkflowRow row, int number) {
        Map<String, Object> settings = new LinkedHashMap<>(row.settings());
        settings.put("capture", "full");
        try {
            versions.insertDraft(new VersionRow(
                    row.id(),
                    number,
                    row.tenant(),
                    row.dsl(),
                    settings,
                    Instant.now(),
                    CallContext.currentCaller().name(),
                    null));
        } catch (DataAccessException e) {
            if (!Duplicates.isDuplicate(e)) {
                throw e;
            }
            // somebody else runs the same draft for the first time, too
        }
    }
}
