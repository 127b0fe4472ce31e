package io.serai.journal.internal.rules;

import org.apache.camel.NamedNode;
import org.apache.camel.model.SagaDefinition;

/** A step's key in YAML. */
public final class Kind {
    private Kind() {}

    public static String of(NamedNode node) {
        // Camel forgot to name it
        return node instanceof SagaDefinition ? "saga" : node.getShortName();
    }
}
