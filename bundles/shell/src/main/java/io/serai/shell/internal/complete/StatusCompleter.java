package io.serai.shell.internal.complete;

import io.serai.api.execution.ExecutionStatus;
import io.serai.shell.internal.hub.Hub;
import java.util.Arrays;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The statuses of an execution. */
@Service
public final class StatusCompleter extends HubCompleter {
    @Override
    Collection<String> words(Hub hub) {
        return Arrays.stream(ExecutionStatus.values()).map(Enum::name).toList();
    }
}
