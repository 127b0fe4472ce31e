package io.serai.plugins.internal.permission;

import io.serai.api.plugin.PluginAccess.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Permissions, to look one up that lets something pass. Unchanging. */
final class Asks {
    static final Asks NONE = new Asks(List.of());

    private final Map<Kind, Map<String, Ask>> exact = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Ask>> patterns = new EnumMap<>(Kind.class);

    Asks(Collection<String> texts) {
        for (String text : texts) {
            Ask ask = Ask.parse(text);
            if (ask != null && ask.isExact()) {
                exact.computeIfAbsent(ask.kind(), kind -> new HashMap<>()).put(ask.name(), ask);
            } else if (ask != null) {
                patterns.computeIfAbsent(ask.kind(), kind -> new ArrayList<>()).add(ask);
            }
        }
    }

    /** The permission that covers a target; null if none does. */
    @Nullable
    Ask find(Kind kind, String target) {
        Ask found = exact.getOrDefault(kind, Map.of()).get(target);
        List<Ask> candidates = patterns.getOrDefault(kind, List.of());
        if (found != null || candidates.isEmpty()) {
            return found;
        }
        Address address = kind == Kind.OUTBOUND ? Address.parse(target) : null;
        for (Ask ask : candidates) {
            if (ask.matches(target, address)) {
                return ask;
            }
        }
        return null;
    }
}
