package io.serai.plugins.internal.tool;

import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import io.serai.api.tool.ToolInfo;
import io.serai.spi.tool.Tool;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Times calls of tools, by tool and the version of the plugin that it comes from. Two builds of one version count together;
 * when the last of them has gone, so have the meters.
 */
final class ToolMeters {
    private static final String NAME = "serai.tool.calls";
    private static final String SUMMARY =
            "Calls of tools, by tool, the plugin version that it comes from, and outcome.";

    private final Metrics metrics;
    private final Map<Key, Pair> pairs = new HashMap<>();

    ToolMeters(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Key(String tool, String plugin, String version) {}

    /** What one tool's calls are timed with. */
    static final class Pair {
        private final Key key;
        private final Timer succeeded;
        private final Timer failed;
        /** Guarded by the meters' lock. */
        private int tools;

        private Pair(Key key, Timer succeeded, Timer failed) {
            this.key = key;
            this.succeeded = succeeded;
            this.failed = failed;
        }

        Timer succeeded() {
            return succeeded;
        }

        Timer failed() {
            return failed;
        }
    }

    /** The tool with its calls timed; {@link #release} must follow. */
    synchronized CountedTool count(Tool tool, ToolInfo info) {
        Key key = new Key(
                info.name(),
                Objects.requireNonNullElse(info.plugin(), "hub"),
                Objects.requireNonNullElse(info.pluginVersion(), ""));
        Pair pair = pairs.computeIfAbsent(key, fresh -> new Pair(key, timer(key, "success"), timer(key, "failure")));
        pair.tools++;
        return new CountedTool(tool, pair);
    }

    synchronized void release(Tool tool) {
        if (tool instanceof CountedTool counted) {
            Pair pair = counted.meters();
            if (--pair.tools == 0) {
                pairs.remove(pair.key);
                pair.succeeded.close();
                pair.failed.close();
            }
        }
    }

    private Timer timer(Key key, String outcome) {
        return metrics.timer(
                NAME,
                SUMMARY,
                "tool",
                key.tool(),
                "plugin",
                key.plugin(),
                "version",
                key.version(),
                "outcome",
                outcome);
    }
}
