package io.serai.shell.internal.complete;

import io.serai.api.operation.OperationInfo;
import io.serai.shell.internal.hub.Hub;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The ids of the operations. */
@Service
public final class OperationCompleter extends HubCompleter {
    @Override
    Collection<String> words(Hub hub) {
        return hub.operations().stream().map(OperationInfo::id).toList();
    }
}
