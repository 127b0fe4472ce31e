package io.serai.shell.internal.complete;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;

/** The tags, and the numbers of the versions of the workflow that stands earlier in the line. */
@Service
public final class VersionCompleter extends HubCompleter {
    private static final int OFFERED = 100;

    @Override
    Collection<String> words(Hub hub) {
        return List.of("stable", "beta", "dev");
    }

    @Override
    Collection<String> words(Hub hub, CommandLine line) {
        List<String> words = new ArrayList<>(words(hub));
        Arrays.stream(line.getArguments())
                .limit(line.getCursorArgumentIndex())
                .map(word -> Typed.workflowNamed(hub, word))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(id -> {
                    for (JsonNode version : hub.items("workflow-versions", Map.of("id", id), OFFERED)) {
                        words.add(version.path("version").asText());
                    }
                });
        return words;
    }
}
