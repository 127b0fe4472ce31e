package io.serai.shell.internal.complete;

import io.serai.shell.internal.hub.Hub;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The tags of versions. */
@Service
public final class TagCompleter extends HubCompleter {
    @Override
    Collection<String> words(Hub hub) {
        return List.of("stable", "beta", "dev");
    }
}
