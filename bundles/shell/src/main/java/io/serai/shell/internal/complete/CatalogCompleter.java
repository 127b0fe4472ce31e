package io.serai.shell.internal.complete;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The plugins that the catalog has and this hub has not. */
@Service
public final class CatalogCompleter extends HubCompleter {
    private static final int OFFERED = 500;

    @Override
    Collection<String> words(Hub hub) {
        List<String> words = new ArrayList<>();
        for (JsonNode offer : hub.items("plugin-catalog", Map.of(), OFFERED)) {
            if (!offer.path("installed").asBoolean()) {
                words.add(offer.path("id").asText());
            }
        }
        return words;
    }
}
