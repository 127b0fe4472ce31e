package io.serai.plugins.internal.install;

import io.serai.api.plugin.PluginUsage;
import io.serai.api.security.AuditLog;
import io.serai.api.workflow.RoutePacks;
import org.jspecify.annotations.Nullable;

/** What the life cycle needs of bundles that come and go by themselves. */
interface Neighbours {
    @Nullable
    RoutePacks packs();

    @Nullable
    PluginUsage usage();

    /** Null before the security bundle has come up. */
    default @Nullable AuditLog audit() {
        return null;
    }

    /** A clock that only goes forward. */
    long millis();
}
