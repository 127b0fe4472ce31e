package io.serai.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Node-RED with the webhook of four steps; it keeps nothing. */
final class NodeRed {
    static final String PATH = "four";
    private static final String VERSION = "4";

    private NodeRed() {}

    /** Null if it cannot be had. */
    static @Nullable NodePeer start(Setting setting) throws IOException, InterruptedException {
        Path programs =
                NodePeer.install(setting.options().work().resolve("peers/node-red"), "node-red", VERSION, Map.of());
        if (programs == null) {
            return null;
        }
        Path data = setting.work().resolve("node-red");
        Hub.delete(data);
        Files.createDirectories(data);
        Files.writeString(data.resolve("settings.js"), """
                module.exports = { flowFile: "flows.json", httpAdminRoot: false, uiHost: "127.0.0.1",
                  logging: { console: { level: "warn" } }, diagnostics: { enabled: false }, telemetry: { enabled: false } };
                """);
        Files.writeString(data.resolve("flows.json"), new ObjectMapper().writeValueAsString(flow()));
        int port = Program.freePort();
        return NodePeer.start(
                List.of(programs.resolve("node-red").toString(), "-u", data.toString(), "-p", Integer.toString(port)),
                data,
                Map.of(),
                setting.work().resolve("node-red.log"),
                port);
    }

    private static List<Map<String, Object>> flow() {
        return List.of(
                Map.of("id", "tab", "type", "tab", "label", "bench"),
                Map.of(
                        "id",
                        "in",
                        "type",
                        "http in",
                        "z",
                        "tab",
                        "url",
                        "/hooks/" + PATH,
                        "method",
                        "post",
                        "wires",
                        to("keep")),
                change("keep", "order", "msg", "payload", "number"),
                Map.of(
                        "id",
                        "number",
                        "type",
                        "function",
                        "z",
                        "tab",
                        "outputs",
                        1,
                        "func",
                        "const n = (context.get('n') || 0) + 1; context.set('n', n); msg.payload = n; return msg;",
                        "wires",
                        to("answer")),
                Map.of(
                        "id",
                        "answer",
                        "type",
                        "function",
                        "z",
                        "tab",
                        "outputs",
                        1,
                        "func",
                        "msg.payload = { number: msg.payload, order: msg.order }; return msg;",
                        "wires",
                        to("type")),
                change("type", "headers", "json", "{\"content-type\":\"application/json\"}", "out"),
                Map.of("id", "out", "type", "http response", "z", "tab", "wires", List.of()));
    }

    private static Map<String, Object> change(String id, String property, String type, String value, String next) {
        Map<String, Object> rule = Map.of("t", "set", "p", property, "pt", "msg", "to", value, "tot", type);
        return Map.of("id", id, "type", "change", "z", "tab", "rules", List.of(rule), "wires", to(next));
    }

    private static List<List<String>> to(String next) {
        return List.of(List.of(next));
    }
}
