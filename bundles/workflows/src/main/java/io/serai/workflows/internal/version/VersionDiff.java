package io.serai.workflows.internal.version;

import io.serai.workflows.internal.diff.NodeChange;
import io.serai.workflows.internal.diff.NodeChanges;
import io.serai.workflows.internal.diff.Outline;
import io.serai.workflows.internal.diff.UnifiedText;
import io.serai.workflows.internal.text.RouteDialects;
import io.serai.workflows.internal.text.YamlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions compared.
 *
 * @param from a version's number, or {@code draft}
 * @param to a version's number, or {@code draft}
 * @param nodes empty if the routes are the same, or cannot be read
 * @param settings the settings that differ
 * @param textDiff as {@code diff -u} has it; empty if the texts are the same
 * @param problem why there are no nodes to compare, or null
 */
public record VersionDiff(
        Object from,
        Object to,
        List<NodeChange> nodes,
        List<SettingChange> settings,
        String textDiff,
        @Nullable String problem) {

    public static VersionDiff of(VersionText before, VersionText after, RouteDialects dialects) {
        List<NodeChange> nodes = List.of();
        String problem = null;
        VersionText current = before;
        try {
            Outline left = Outline.of(dialects.toYaml(before.dsl()));
            current = after;
            nodes = NodeChanges.between(left, Outline.of(dialects.toYaml(after.dsl())));
        } catch (YamlText.Unreadable | RouteDialects.NoEqual e) {
            problem = "The nodes of the " + current.title() + " cannot be read: " + e.getMessage();
        }
        return new VersionDiff(
                before.label(),
                after.label(),
                nodes,
                SettingChange.between(before.settings(), after.settings()),
                UnifiedText.of(before.title(), after.title(), before.dsl(), after.dsl()),
                problem);
    }
}
