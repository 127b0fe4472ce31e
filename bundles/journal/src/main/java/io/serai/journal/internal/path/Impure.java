package io.serai.journal.internal.path;

import org.apache.camel.model.ProcessorDefinition;

/** Placeholder until the rules land in this commit series. */
final class Impure {
    private Impure() {}

    static boolean uses(ProcessorDefinition<?> definition) {
        return false;
    }
}
