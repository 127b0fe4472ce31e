package io.serai.shell.internal.complete;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The names of the queues. */
@Service
public final class QueueCompleter extends HubCompleter {
    private static final int OFFERED = 500;

    @Override
    Collection<String> words(Hub hub) {
        List<String> words = new ArrayList<>();
        for (JsonNode item : hub.items("queue-list", Map.of(), OFFERED)) {
            words.add(item.path("name").asText());
        }
        return words;
    }
}
