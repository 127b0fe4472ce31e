package io.serai.camel.internal.nodes;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.camel.NodeInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a page out of the nodes; the cursor is the key of the last one shown, so that plugins may come and go between. */
final class NodePage {
    private NodePage() {}

    static Page<NodeInfo> of(List<NodeInfo> nodes, PageRequest page) {
        Comparator<String> order = order(page.sort());
        List<NodeInfo> rest = nodes.stream()
                .filter(node -> matches(node, page.query()))
                .filter(node -> page.cursor() == null || order.compare(key(node), page.cursor()) > 0)
                .sorted((a, b) -> order.compare(key(a), key(b)))
                .limit(page.limit() + 1L)
                .toList();
        if (rest.size() <= page.limit()) {
            return new Page<>(rest, null);
        }
        List<NodeInfo> items = rest.subList(0, page.limit());
        return new Page<>(items, key(items.get(items.size() - 1)));
    }

    private static Comparator<String> order(@Nullable String sort) {
        if (sort == null || sort.equals("name")) {
            return Comparator.naturalOrder();
        }
        if (sort.equals("-name")) {
            return Comparator.reverseOrder();
        }
        throw new InvalidInputException("page.sort", "Nodes can be sorted by name or -name, not by " + sort + ".");
    }

    private static String key(NodeInfo node) {
        return node.name() + "/" + node.kind();
    }

    private static boolean matches(NodeInfo node, @Nullable String query) {
        if (query == null) {
            return true;
        }
        String text = (node.name() + " " + node.title() + " " + node.description() + " " + node.label())
                .toLowerCase(Locale.ROOT);
        return text.contains(query.toLowerCase(Locale.ROOT));
    }
}
