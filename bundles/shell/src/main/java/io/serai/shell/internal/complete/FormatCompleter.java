package io.serai.shell.internal.complete;

import io.serai.shell.internal.hub.Hub;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** What a workflow can be as a file. */
@Service
public final class FormatCompleter extends HubCompleter {
    @Override
    Collection<String> words(Hub hub) {
        return List.of("yaml", "json", "xml", "task-graph");
    }
}
