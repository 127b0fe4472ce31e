package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person who says yes to whatever is asked, as soon as the hub is there to hear it. Asked whether a call that may be
 * made only once was made before the hub died, this person looks at the far side and says what is there.
 */
final class CrashApprover implements AutoCloseable {
    private static final int LOOK_MILLIS = 200;

    private static final String DOUBT = "In doubt: ";
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private final Hub hub;
    private final CountingServer server;
    private final Thread thread = new Thread(this::loop, "approver");
    /** How often each approval was accepted; more than once is a failure. */
    private final Map<String, Integer> approved = new ConcurrentHashMap<>();

    private final Set<String> doubts = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    CrashApprover(Hub hub, CountingServer server) {
        this.hub = hub;
        this.server = server;
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        try {
            while (!closed) {
                try {
                    JsonNode open = hub.call("GET", "/api/v1/approvals?status=open&limit=100", "");
                    for (JsonNode approval : open.path("items")) {
                        String id = approval.path("id").asText();
                        hub.call("POST", "/api/v1/approvals/" + id + "/approve", answer(approval));
                        approved.merge(id, 1, Integer::sum);
                    }
                } catch (IOException | IllegalStateException down) {
                    // killed meanwhile: what was not heard is still open afterwards
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(JsonNode approval) {
        String name = approval.path("name").asText();
        if (!name.startsWith(DOUBT)) {
            return "{\"comment\":\"go\"}";
        }
        doubts.add(approval.path("id").asText());
        Matcher index = INDEX.matcher(approval.path("path").asText());
        String effect = name.substring(DOUBT.length()) + (index.find() ? index.group(1) : "");
        return server.of(approval.path("execution").asText()).containsKey(effect)
                ? "{\"comment\":\"it arrived\",\"data\":\"" + effect + "\"}"
                : "{\"comment\":\"it did not arrive\"}";
    }

    /** How many calls were in doubt. */
    int doubts() {
        return doubts.size();
    }

    /** How often each approval was answered with success. */
    Map<String, Integer> approved() {
        return new TreeMap<>(approved);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(30));
    }
}
