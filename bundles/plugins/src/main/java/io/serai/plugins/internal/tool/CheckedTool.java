package io.serai.plugins.internal.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.plugins.internal.descriptor.JsonCheck;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tool that is called only with arguments that its own schema allows. Workflows check for themselves. */
final class CheckedTool implements Tool {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tool tool;
    private final ToolDescription description;
    private final JsonCheck check;

    CheckedTool(Tool tool, ToolDescription description, JsonCheck check) {
        this.tool = tool;
        this.description = description;
        this.check = check;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public @Nullable Object call(ToolCall call) throws Exception {
        List<Violation> violations = check.violations(JSON.valueToTree(call.arguments()));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(
                    "tool.invalid-arguments",
                    "Tool " + description.name() + " cannot take these arguments: "
                            + violations.stream()
                                    .map(v -> v.field().isEmpty() ? v.message() : v.field() + ": " + v.message())
                                    .collect(Collectors.joining("; "))
                            + ".",
                    violations);
        }
        return tool.call(call);
    }
}
