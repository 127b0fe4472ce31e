package io.serai.shell.internal.complete;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The ids of publishers' keys. */
@Service
public final class PluginKeyCompleter extends HubCompleter {
    private static final int OFFERED = 500;

    @Override
    Collection<String> words(Hub hub) {
        List<String> words = new ArrayList<>();
        for (JsonNode item : hub.items("plugin-key-list", Map.of(), OFFERED)) {
            words.add(item.path("id").asText());
        }
        return words;
    }
}
