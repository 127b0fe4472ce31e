package io.serai.workflows.internal.diff;

import io.serai.workflows.internal.diff.Alignment.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which node of one version is which of another: those with the same own id; then, below nodes that are the same, those
 * that say the same in the same order, or at least are of the same kind; then those that say the same anywhere.
 */
final class Matching {
    private static final List<BiPredicate<OutlineNode, OutlineNode>> LIKENESS = List.of(
            (a, b) -> a.whole().equals(b.whole()),
            (a, b) -> a.kind.equals(b.kind) && a.meaning.equals(b.meaning),
            (a, b) -> a.kind.equals(b.kind));

    private final Map<OutlineNode, OutlineNode> later = new IdentityHashMap<>();
    private final Map<OutlineNode, OutlineNode> earlier = new IdentityHashMap<>();

    Matching(Outline before, Outline after) {
        pair(before.root, after.root);
        byId(before.all(), after.all());
        below(before.root, after.root);
        // a parent matched by id may be anywhere
        before.all().forEach(node -> {
            OutlineNode same = later.get(node);
            if (same != null) {
                below(node, same);
            }
        });
        strays(before.all(), after.all());
    }

    @Nullable
    OutlineNode later(OutlineNode node) {
        return later.get(node);
    }

    @Nullable
    OutlineNode earlier(OutlineNode node) {
        return earlier.get(node);
    }

    private void pair(OutlineNode before, OutlineNode after) {
        later.put(before, after);
        earlier.put(after, before);
    }

    private void byId(List<OutlineNode> before, List<OutlineNode> after) {
        Map<String, OutlineNode> known = new HashMap<>();
        for (OutlineNode node : before) {
            if (node.ownId != null) {
                known.putIfAbsent(node.ownId, node);
            }
        }
        for (OutlineNode node : after) {
            OutlineNode same = node.ownId == null ? null : known.remove(node.ownId);
            if (same != null) {
                pair(same, node);
            }
        }
    }

    private void below(OutlineNode before, OutlineNode after) {
        align(before.children, after.children, 0);
        for (OutlineNode child : before.children) {
            OutlineNode same = later.get(child);
            if (same != null && same.parent == after) {
                below(child, same);
            }
        }
    }

    /** Pairs what is alike; between the pairs, what is less alike. */
    private void align(List<OutlineNode> before, List<OutlineNode> after, int level) {
        if (before.isEmpty() || after.isEmpty() || level == LIKENESS.size()) {
            return;
        }
        BiPredicate<OutlineNode, OutlineNode> alike = LIKENESS.get(level);
        List<Pair> pairs = new ArrayList<>(Alignment.of(
                before,
                after,
                (a, b) -> later.get(a) == b || later.get(a) == null && earlier.get(b) == null && alike.test(a, b)));
        pairs.forEach(pair -> pair(before.get(pair.left()), after.get(pair.right())));
        pairs.add(new Pair(before.size(), after.size()));
        int left = 0;
        int right = 0;
        for (Pair pair : pairs) {
            align(before.subList(left, pair.left()), after.subList(right, pair.right()), level + 1);
            left = pair.left() + 1;
            right = pair.right() + 1;
        }
    }

    /** What says the same in another place. */
    private void strays(List<OutlineNode> before, List<OutlineNode> after) {
        for (OutlineNode node : after) {
            if (earlier.get(node) != null || node.meaning.equals("{}")) {
                continue;
            }
            before.stream()
                    .filter(old -> later.get(old) == null && old.whole().equals(node.whole()))
                    .findFirst()
                    .ifPresent(old -> {
                        pair(old, node);
                        below(old, node);
                    });
        }
    }
}
