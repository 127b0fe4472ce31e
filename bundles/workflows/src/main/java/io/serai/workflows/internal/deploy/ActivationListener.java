package io.serai.workflows.internal.deploy;

/** Hears which versions take new executions. Called in order, on the thread that switches; must not throw. */
public interface ActivationListener {
    /** From now on this version takes new executions of its workflow. */
    void activated(LiveVersion version);

    /** The workflow takes no executions any more: it was removed, or goes with its plugin. */
    void deactivated(LiveVersion version);
}
