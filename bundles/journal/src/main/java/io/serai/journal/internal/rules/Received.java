package io.serai.journal.internal.rules;

import java.util.Optional;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.UnmarshalDefinition;

/** The variable into which a step puts its result instead of the body. */
final class Received {
    private Received() {}

    static Optional<String> of(Object definition) {
        String name = null;
        if (definition instanceof ToDefinition to) {
            name = to.getVariableReceive();
        } else if (definition instanceof ToDynamicDefinition to) {
            name = to.getVariableReceive();
        } else if (definition instanceof EnrichDefinition enrich) {
            name = enrich.getVariableReceive();
        } else if (definition instanceof PollEnrichDefinition enrich) {
            name = enrich.getVariableReceive();
        } else if (definition instanceof PollDefinition poll) {
            name = poll.getVariableReceive();
        } else if (definition instanceof MarshalDefinition marshal) {
            name = marshal.getVariableReceive();
        } else if (definition instanceof UnmarshalDefinition unmarshal) {
            name = unmarshal.getVariableReceive();
        } else if (definition instanceof FromDefinition from) {
            name = from.getVariableReceive();
        }
        return Optional.ofNullable(name);
    }
}
