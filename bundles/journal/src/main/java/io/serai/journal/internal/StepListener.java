package io.serai.journal.internal;

import io.serai.journal.internal.record.StepLine;

/** Hears of steps as they end; called on the thread that ran the step. */
@FunctionalInterface
interface StepListener {
    void ended(Run run, StepLine line);
}
