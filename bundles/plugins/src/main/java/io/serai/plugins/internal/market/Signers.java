package io.serai.plugins.internal.market;

import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.trust.PublisherKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * With which trusted keys listings' packages are really signed: what a publisher says of themselves has no part in it.
 * Thread-safe; reads each package once.
 */
final class Signers {
    private static final int REMEMBERED = 2000;

    private final Signatures signatures;
    /** By tenant and the package's digest. */
    private final Map<String, Optional<PublisherKey>> known = new ConcurrentHashMap<>();

    /** What the hub knows of signatures. */
    interface Signatures {
        /** The trusted key that a package is signed with; reads all of it. */
        Optional<PublisherKey> signer(Path file, String tenant) throws IOException;
    }

    Signers(Signatures signatures) {
        this.signatures = signatures;
    }

    List<PublisherKey> of(String tenant, Collection<PluginPackage> packages) {
        Map<String, PublisherKey> keys = new LinkedHashMap<>();
        for (PluginPackage plugin : packages) {
            signer(tenant, plugin).ifPresent(key -> keys.put(key.id(), key));
        }
        return List.copyOf(keys.values());
    }

    private Optional<PublisherKey> signer(String tenant, PluginPackage plugin) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(tenant + " " + plugin.digest(), any -> {
            try {
                return signatures.signer(plugin.file(), tenant);
            } catch (IOException e) {
                throw new UncheckedIOException("The package " + plugin.file().getFileName() + " cannot be read", e);
            }
        });
    }

    /** After a key came or was revoked. */
    void forget() {
        known.clear();
    }
}
