package io.serai.workflows.internal;

import io.serai.journal.EventTriggers;
import io.serai.journal.Journal;
import io.serai.workflows.internal.deploy.ActivationListener;
import io.serai.workflows.internal.deploy.LiveVersion;

/** Tells the journal which events begin which workflows: those of the versions that take new executions. */
final class EventListening implements ActivationListener {
    private final Journal journal;

    EventListening(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void activated(LiveVersion version) {
        journal.listens(version.version().tenant(), version.version().workflow(), version.events());
    }

    @Override
    public void deactivated(LiveVersion version) {
        journal.listens(version.version().tenant(), version.version().workflow(), EventTriggers.NONE);
    }
}
