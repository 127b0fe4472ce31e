package io.serai.testkit;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A tool that takes everything, gives what it was told, and remembers its calls. Thread-safe. */
public final class FakeTool implements Tool {
    private final ToolDescription description;
    private final @Nullable Object result;
    private final List<ToolCall> calls = new CopyOnWriteArrayList<>();

    /** @param result a JSON tree; an exception is thrown instead */
    public FakeTool(String name, @Nullable Object result) {
        this.description = new ToolDescription(name, "A fake.", "{\"type\":\"object\"}", null);
        this.result = result;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public @Nullable Object call(ToolCall call) throws Exception {
        calls.add(call);
        if (result instanceof Exception failure) {
            throw failure;
        }
        return result;
    }

    public List<ToolCall> calls() {
        return List.copyOf(calls);
    }
}
