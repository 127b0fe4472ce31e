package io.serai.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** n8n with the webhook of four steps, on SQLite, each execution saved. */
final class N8n {
    private static final String PATH = "four";
    /** The last line that runs on Node 20. */
    private static final String VERSION = "1.123.81";
    /** It names a file of another server, which not every machine reaches; nothing here reads tables. */
    private static final Map<String, String> INSTEAD = Map.of("xlsx", "0.18.5");

    private static final String ID = "benchFourSteps01";
    private static final long COMMAND_MINUTES = 5;

    private N8n() {}

    /** Null if it cannot be had. */
    static @Nullable NodePeer start(Setting setting) throws IOException, InterruptedException {
        Path programs = NodePeer.install(setting.options().work().resolve("peers/n8n"), "n8n", VERSION, INSTEAD);
        if (programs == null) {
            return null;
        }
        Path data = setting.work().resolve("n8n");
        Hub.delete(data);
        Files.createDirectories(data);
        Path workflow = data.resolve("workflow.json");
        Files.writeString(workflow, new ObjectMapper().writeValueAsString(workflow()));
        int port = Program.freePort();
        Map<String, String> environment = environment(data, port);
        String program = programs.resolve("n8n").toString();
        Path log = setting.work().resolve("n8n.log");
        for (List<String> command : List.of(
                List.of(program, "import:workflow", "--input=" + workflow),
                List.of(program, "update:workflow", "--id=" + ID, "--active=true"))) {
            if (!NodePeer.finishes(command, data, environment, log, COMMAND_MINUTES)) {
                return null;
            }
        }
        return NodePeer.start(List.of(program, "start"), data, environment, log, port);
    }

    static byte[] request() {
        return new String(FourSteps.request(PATH), StandardCharsets.US_ASCII)
                .replace("/hooks/", "/webhook/")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, String> environment(Path data, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("N8N_USER_FOLDER", data.toString());
        environment.put("N8N_PORT", Integer.toString(port));
        environment.put("N8N_LISTEN_ADDRESS", "127.0.0.1");
        environment.put("N8N_DIAGNOSTICS_ENABLED", "false");
        environment.put("N8N_VERSION_NOTIFICATIONS_ENABLED", "false");
        environment.put("N8N_TEMPLATES_ENABLED", "false");
        environment.put("N8N_PERSONALIZATION_ENABLED", "false");
        environment.put("N8N_RUNNERS_ENABLED", "false");
        environment.put("N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS", "false");
        environment.put("DB_TYPE", "sqlite");
        environment.put("EXECUTIONS_DATA_SAVE_ON_SUCCESS", "all");
        environment.put("EXECUTIONS_DATA_PRUNE", "false");
        return environment;
    }

    private static Map<String, Object> workflow() {
        List<String> names = List.of("Hook", "Keep", "Number", "Answer", "Done");
        Map<String, Object> connections = new HashMap<>();
        for (int i = 0; i + 1 < names.size(); i++) {
            connections.put(
                    names.get(i),
                    Map.of("main", List.of(List.of(Map.of("node", names.get(i + 1), "type", "main", "index", 0)))));
        }
        return Map.of(
                "id",
                ID,
                "name",
                "bench",
                "active",
                true,
                "settings",
                Map.of("executionOrder", "v1", "saveDataSuccessExecution", "all"),
                "connections",
                connections,
                "nodes",
                List.of(
                        node(
                                "Hook",
                                "webhook",
                                2,
                                Map.of("path", PATH, "httpMethod", "POST", "responseMode", "lastNode")),
                        set("Keep", "order", "={{ $json.body }}", "object"),
                        code("Number", "return [{ json: { number: Date.now(), order: $input.first().json.order } }];"),
                        set("Answer", "number", "={{ $json.number }}", "number"),
                        set("Done", "order", "={{ $('Keep').item.json.order }}", "object")));
    }

    private static Map<String, Object> set(String name, String field, String value, String type) {
        return node(
                name,
                "set",
                3.4,
                Map.of(
                        "includeOtherFields",
                        true,
                        "assignments",
                        Map.of(
                                "assignments",
                                List.of(Map.of("id", name + "1", "name", field, "value", value, "type", type)))));
    }

    private static Map<String, Object> code(String name, String text) {
        return node(name, "code", 2, Map.of("jsCode", text));
    }

    private static Map<String, Object> node(String name, String kind, Number version, Map<String, Object> parameters) {
        Map<String, Object> node = new HashMap<>(Map.of(
                "id",
                name,
                "name",
                name,
                "type",
                "n8n-nodes-base." + kind,
                "typeVersion",
                version,
                "position",
                List.of(0, 0),
                "parameters",
                parameters));
        if (kind.equals("webhook")) {
            node.put("webhookId", "0b3f6d6e-0000-4000-8000-00000000f0f0");
        }
        return node;
    }
}
