package io.serai.workflows.internal.deploy;

import io.serai.workflows.internal.deploy.LiveVersion.HookTrigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which service answers where: a tree of path segments for each tenant, so that a thousand services cost a request no
 * more than one. Readers take no lock. A place that nobody answers on any more stays as an empty node.
 */
public final class Services {
    private final Map<String, Node> byTenant = new ConcurrentHashMap<>();

    /**
     * What answers on a path.
     *
     * @param trigger null if nothing does with that method
     * @param variables what stands in the path for the template's variables
     * @param allowed the methods with which something does; none if nothing answers there at all
     */
    public record Match(@Nullable HookTrigger trigger, Map<String, String> variables, Set<String> allowed) {}

    private static final class Node {
        private final Map<String, Node> next = new ConcurrentHashMap<>();
        private final Map<String, HookTrigger> byMethod = new ConcurrentHashMap<>();
    }

    void put(String tenant, HookTrigger trigger) {
        Node node = node(tenant, trigger);
        trigger.options().methods().forEach(method -> node.byMethod.put(method, trigger));
    }

    /** Takes it out where another one has not taken its place. */
    void remove(String tenant, HookTrigger trigger) {
        Node node = node(tenant, trigger);
        trigger.options().methods().forEach(method -> node.byMethod.remove(method, trigger));
    }

    void clear() {
        byTenant.clear();
    }

    private Node node(String tenant, HookTrigger trigger) {
        Node node = byTenant.computeIfAbsent(tenant, key -> new Node());
        for (String key : trigger.template().keys().toList()) {
            node = node.next.computeIfAbsent(key, name -> new Node());
        }
        return node;
    }

    /** The most exact template wins that takes the method; HEAD is taken for GET where nothing else takes it. */
    Match find(String tenant, String method, String path) {
        Node root = byTenant.get(tenant);
        if (root == null) {
            return new Match(null, Map.of(), Set.of());
        }
        Set<String> allowed = new TreeSet<>();
        List<String> segments = PathTemplate.split(path);
        HookTrigger trigger = find(root, segments, 0, method, allowed);
        if (trigger == null && method.equals("HEAD")) {
            trigger = find(root, segments, 0, "GET", allowed);
        }
        return new Match(
                trigger, trigger == null ? Map.of() : trigger.template().values(path), allowed);
    }

    private static @Nullable HookTrigger find(
            Node node, List<String> segments, int at, String method, Set<String> allowed) {
        if (at == segments.size()) {
            HookTrigger here = take(node, method, allowed);
            return here != null ? here : below(node, method, allowed);
        }
        HookTrigger found = null;
        Node literal = node.next.get(segments.get(at));
        if (literal != null && !isSpecial(segments.get(at))) {
            found = find(literal, segments, at + 1, method, allowed);
        }
        Node variable = node.next.get(PathTemplate.VARIABLE);
        if (found == null && variable != null && !segments.get(at).isEmpty()) {
            found = find(variable, segments, at + 1, method, allowed);
        }
        return found != null ? found : below(node, method, allowed);
    }

    private static @Nullable HookTrigger below(Node node, String method, Set<String> allowed) {
        Node rest = node.next.get(PathTemplate.REST);
        return rest == null ? null : take(rest, method, allowed);
    }

    private static @Nullable HookTrigger take(Node node, String method, Set<String> allowed) {
        allowed.addAll(node.byMethod.keySet());
        return node.byMethod.get(method);
    }

    private static boolean isSpecial(String segment) {
        return segment.equals(PathTemplate.VARIABLE) || segment.equals(PathTemplate.REST);
    }
}
