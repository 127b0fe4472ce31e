package io.serai.plugins.internal.tool;

import io.serai.plugins.internal.tool.ToolMeters.Pair;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import org.jspecify.annotations.Nullable;

/** A tool whose calls are timed. */
final class CountedTool implements Tool {
    private final Tool tool;
    private final Pair meters;

    CountedTool(Tool tool, Pair meters) {
        this.tool = tool;
        this.meters = meters;
    }

    Pair meters() {
        return meters;
    }

    @Override
    public ToolDescription description() {
        return tool.description();
    }

    @Override
    public @Nullable Object call(ToolCall call) throws Exception {
        long begun = System.nanoTime();
        boolean done = false;
        try {
            Object result = tool.call(call);
            done = true;
            return result;
        } finally {
            (done ? meters.succeeded() : meters.failed()).record(System.nanoTime() - begun);
        }
    }
}
