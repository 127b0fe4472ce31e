package io.serai.shell.internal.command;

import io.serai.api.error.NotFoundException;
import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.OperationParameter;
import io.serai.api.operation.Operations;
import io.serai.api.security.CallContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;

/** A shell with a hub behind it, both of them fakes. */
public final class Console implements Operations {
    public final List<String> calls = new ArrayList<>();
    public final List<CallContext> contexts = new ArrayList<>();
    private final Map<String, Function<Map<String, Object>, Object>> answers = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path folder = Path.of(".");
    private int width;

    public Console answer(String operation, Function<Map<String, Object>, Object> answer) {
        answers.put(operation, answer);
        return this;
    }

    public Console width(int columns) {
        width = columns;
        return this;
    }

    public Console in(Path directory) {
        folder = directory;
        return this;
    }

    public String text() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    <T extends HubCommand> T on(T command) {
        command.session = session();
        command.operations = this;
        return command;
    }

    public Session session() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return fake(
                Session.class,
                Map.of(
                        "getConsole",
                        stream,
                        "currentDir",
                        folder,
                        "get",
                        "ada",
                        "getTerminal",
                        fake(Terminal.class, Map.of("getWidth", width, "isAnsiSupported", false))));
    }

    /** A command line with the cursor at the end of its last word. */
    public static CommandLine typing(String... words) {
        String last = words[words.length - 1];
        String buffer = String.join(" ", words);
        return fake(
                CommandLine.class,
                Map.of(
                        "getArguments",
                        words,
                        "getCursorArgument",
                        last,
                        "getCursorArgumentIndex",
                        words.length - 1,
                        "getArgumentPosition",
                        last.length(),
                        "getBufferPosition",
                        buffer.length(),
                        "getBuffer",
                        buffer));
    }

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Map<String, Object> results) {
        return (T) Proxy.newProxyInstance(
                Console.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!results.containsKey(method.getName())) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return results.get(method.getName());
                });
    }

    @Override
    public List<OperationInfo> list() {
        return List.of(
                new OperationInfo(
                        "plugin-list", "GET", "/plugins", "plugin:read", "Lists plugins.", null, "Plugins", List.of()),
                new OperationInfo(
                        "tool-call",
                        "POST",
                        "/tools/{name}/call",
                        "tool:call",
                        "Calls a tool.",
                        null,
                        "Tools",
                        List.of(
                                new OperationParameter("name", OperationParameter.Place.PATH, "String", true, null),
                                new OperationParameter(
                                        "body", OperationParameter.Place.BODY, "ToolArguments", false, null))));
    }

    @Override
    public Optional<OperationInfo> find(String operationId) {
        return list().stream().filter(info -> info.id().equals(operationId)).findFirst();
    }

    @Override
    public Object invoke(String operationId, Map<String, Object> arguments) {
        contexts.add(CallContext.current());
        calls.add(operationId + " " + new java.util.TreeMap<>(arguments));
        Function<Map<String, Object>, Object> answer = answers.get(operationId);
        if (answer == null) {
            throw new NotFoundException("operation.not-found", "There is no operation " + operationId + ".");
        }
        return answer.apply(arguments);
    }
}
