package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A person who says yes to whatever is asked, as soon as the hub is there to hear it. */
final class CrashApprover implements AutoCloseable {
    private static final int LOOK_MILLIS = 200;

    private final Hub hub;
    private final Thread thread = new Thread(this::loop, "approver");
    /** How often each approval was accepted; more than once is a failure. */
    private final Map<String, Integer> approved = new ConcurrentHashMap<>();

    private volatile boolean closed;

    CrashApprover(Hub hub) {
        this.hub = hub;
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
                        hub.call("POST", "/api/v1/approvals/" + id + "/approve", "{\"comment\":\"go\"}");
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
