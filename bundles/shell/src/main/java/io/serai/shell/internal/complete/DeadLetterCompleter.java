package io.serai.shell.internal.complete;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The ids of the latest dead letters. */
@Service
public final class DeadLetterCompleter extends HubCompleter {
    private static final int OFFERED = 50;

    @Override
    Collection<String> words(Hub hub) {
        List<String> words = new ArrayList<>();
        for (JsonNode item : hub.items("dead-letter-list", Map.of(), OFFERED)) {
            words.add(item.path("id").asText());
        }
        return words;
    }
}
