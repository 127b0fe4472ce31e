package io.serai.plugins.internal.permission;

import java.util.Collection;
import java.util.List;

/** The decisions as they are kept. */
public interface Grants {
    List<GrantRow> all();

    /** Writes a plugin's decisions in place of those before, all or none. */
    void replace(String plugin, Collection<GrantRow> rows);
}
