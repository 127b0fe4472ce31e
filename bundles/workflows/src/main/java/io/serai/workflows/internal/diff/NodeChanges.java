package io.serai.workflows.internal.diff;

import io.serai.workflows.internal.diff.Alignment.Pair;
import io.serai.workflows.internal.text.YamlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed between two outlines, node by node. */
public final class NodeChanges {
    private final Matching matching;
    private final Set<OutlineNode> moved = Collections.newSetFromMap(new IdentityHashMap<>());

    private NodeChanges(Matching matching) {
        this.matching = matching;
    }

    /** In the order of the later text; what is gone comes last. */
    public static List<NodeChange> between(Outline before, Outline after) {
        NodeChanges changes = new NodeChanges(new Matching(before, after));
        changes.findMoved(after.root);
        List<NodeChange> found = new ArrayList<>();
        for (OutlineNode node : after.all()) {
            NodeChange change = changes.of(node);
            if (change != null) {
                found.add(change);
            }
        }
        for (OutlineNode node : before.all()) {
            if (changes.matching.later(node) == null) {
                found.add(new NodeChange(node.id, "removed", node.kind, yaml(node), null, parent(node)));
            }
        }
        return found;
    }

    private @Nullable NodeChange of(OutlineNode node) {
        OutlineNode before = matching.earlier(node);
        if (before == null) {
            return new NodeChange(node.id, "added", node.kind, null, yaml(node), parent(node));
        }
        boolean same = before.kind.equals(node.kind)
                && before.meaning.equals(node.meaning)
                && java.util.Objects.equals(before.ownId, node.ownId);
        if (same && !moved.contains(node)) {
            return null;
        }
        return new NodeChange(
                node.id,
                moved.contains(node) ? "moved" : "changed",
                node.kind,
                same ? null : yaml(before),
                same ? null : yaml(node),
                parent(node));
    }

    /** Moved is what stands elsewhere, or out of the order that most of its neighbours keep. */
    private void findMoved(OutlineNode parent) {
        OutlineNode parentBefore = matching.earlier(parent);
        List<OutlineNode> stayed = new ArrayList<>();
        for (OutlineNode child : parent.children) {
            OutlineNode before = matching.earlier(child);
            if (before != null) {
                if (before.parent == parentBefore) {
                    stayed.add(child);
                } else {
                    moved.add(child);
                }
            }
            findMoved(child);
        }
        if (parentBefore == null || stayed.size() < 2) {
            return;
        }
        List<OutlineNode> wasOrder = parentBefore.children.stream()
                .map(matching::later)
                .filter(child -> child != null && child.parent == parent)
                .map(child -> (OutlineNode) java.util.Objects.requireNonNull(child))
                .toList();
        Set<Integer> kept = new HashSet<>();
        for (Pair pair : Alignment.of(wasOrder, stayed, (a, b) -> a == b)) {
            kept.add(pair.right());
        }
        for (int i = 0; i < stayed.size(); i++) {
            if (!kept.contains(i)) {
                moved.add(stayed.get(i));
            }
        }
    }

    private static @Nullable String parent(OutlineNode node) {
        return node.parent == null || node.parent.parent == null && node.parent.kind.isEmpty() ? null : node.parent.id;
    }

    private static String yaml(OutlineNode node) {
        return YamlText.write(Map.of(node.kind, node.content));
    }
}
