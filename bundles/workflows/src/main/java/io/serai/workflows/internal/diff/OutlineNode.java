package io.serai.workflows.internal.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a version, with what belongs to it alone and the nodes below it. */
final class OutlineNode {
    final String kind;
    /** The author's own id, or null. */
    final @Nullable String ownId;
    /** What it says without the nodes below it. */
    final Object content;
    /** As {@link #content}, without the id: what two nodes are compared by. */
    final String meaning;

    final @Nullable OutlineNode parent;
    final List<OutlineNode> children = new ArrayList<>();
    /** The author's own id or a derived one. */
    String id = "";

    private @Nullable String whole;

    OutlineNode(String kind, @Nullable String ownId, Object content, String meaning, @Nullable OutlineNode parent) {
        this.kind = kind;
        this.ownId = ownId;
        this.content = content;
        this.meaning = meaning;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** All that it and the nodes below it say. */
    String whole() {
        String known = whole;
        if (known == null) {
            StringBuilder text = new StringBuilder(kind).append(meaning);
            children.forEach(child -> text.append('[').append(child.whole()).append(']'));
            known = text.toString();
            whole = known;
        }
        return known;
    }
}
