package io.serai.plugins.internal.install;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.trust.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks whether packages are to be trusted, and remembers what was said of each. Thread-safe. */
final class TrustChecks {
    private static final Logger LOG = LoggerFactory.getLogger(TrustChecks.class);

    /** Who decides. */
    @FunctionalInterface
    interface Judge {
        /** @throws InvalidInputException the refusal, with one of the codes of trust */
        Verdict check(Path file) throws IOException;
    }

    private final Judge judge;
    private final Path own;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    /** @param own the distribution's catalog: what came with the hub is as trusted as the hub */
    TrustChecks(Judge judge, Path own) {
        this.judge = judge;
        this.own = own.toAbsolutePath().normalize();
    }

    /** @throws InvalidInputException {@code plugin.unsigned plugin.tampered plugin.unknown-publisher plugin.revoked} */
    void require(PluginPackage plugin) {
        Path file = plugin.file();
        if (file.toAbsolutePath().normalize().startsWith(own)) {
            return;
        }
        try {
            Verdict verdict = judge.check(file);
            Verdict before = verdicts.put(plugin.digest(), verdict);
            if (before == null && verdict.warning() != null) {
                LOG.warn("Plugin {} {}: {}", plugin.id(), plugin.version(), verdict.sentence());
            }
        } catch (IOException e) {
            throw new InvalidInputException("plugin.not-a-plugin", "The package cannot be read: " + e.getMessage());
        }
    }

    /** What was said of a package; null if it came with the hub, or was not looked at since the hub's start. */
    @Nullable
    Verdict of(String digest) {
        return verdicts.get(digest);
    }
}
