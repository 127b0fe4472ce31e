package io.serai.testkit.internal;

import io.serai.api.workflow.Problem;
import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import io.serai.journal.Capture;
import io.serai.journal.Durability;
import io.serai.journal.RunSettings;
import io.serai.testkit.FakeTool;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.ModelCamelContext;

/** Says what of a workflow no hub could hold durable. */
public final class DurableText {
    private DurableText() {}

    /** One sentence for each step, with its line and the reason; empty if it can be published. */
    public static List<String> problems(String name, String text, Map<String, Object> settings, ClassLoader loader) {
        TestHub hub = new TestHub(tool -> new FakeTool(tool, Map.of()));
        ModelCamelContext scratch = ContextFactory.onClassPath(hub, hub).create(name, List.of(loader));
        try {
            scratch.setSourceLocationEnabled(true);
            RouteText.load(scratch, name, text);
            return Durability.problems(scratch, RunSettings.of(settings), Capture.of(settings.get("capture"))).stream()
                    .map(DurableText::sentence)
                    .toList();
        } finally {
            scratch.stop();
        }
    }

    private static String sentence(Problem problem) {
        return (problem.line() == null ? "" : "line " + problem.line() + ", ")
                + (problem.node() == null ? "" : "step " + problem.node() + ": ")
                + problem.message() + " (" + problem.code() + ")";
    }
}
