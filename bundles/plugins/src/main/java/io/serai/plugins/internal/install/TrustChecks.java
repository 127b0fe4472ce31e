package io.serai.plugins.internal.install;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.pack.Digests;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.trust.PackageVerifier;
import io.serai.plugins.internal.trust.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks whether packages are to be trusted, and remembers what was said of each. Thread-safe. */
final class TrustChecks {
    static final String REVOKED = PackageVerifier.REVOKED;
    private static final Logger LOG = LoggerFactory.getLogger(TrustChecks.class);

    /** Who decides. */
    @FunctionalInterface
    interface Judge {
        /** @throws InvalidInputException the refusal, with one of the codes of trust */
        Verdict check(Path file) throws IOException;
    }

    private final Judge judge;
    private final Path own;
    private final BooleanSupplier stopsRevoked;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    /**
     * @param own the distribution's catalog: what came with the hub is as trusted as the hub
     * @param stopsRevoked whether what is revoked while it runs must stop
     */
    TrustChecks(Judge judge, Path own, BooleanSupplier stopsRevoked) {
        this.judge = judge;
        this.stopsRevoked = stopsRevoked;
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

    boolean stopsRevoked() {
        return stopsRevoked.getAsBoolean();
    }

    /** Looks at an installed package again: what was revoked since is a warning now, as is what would be refused today. */
    void review(PluginPackage plugin) {
        Verdict verdict = judged(plugin);
        if (verdict == null || !REVOKED.equals(verdict.warning()) && isOwn(plugin.digest())) {
            verdicts.remove(plugin.digest());
        } else {
            verdicts.put(plugin.digest(), verdict);
        }
    }

    /** Why an installed package is revoked; null if it is not, as far as the last look goes. */
    @Nullable
    String revocation(String digest) {
        Verdict verdict = verdicts.get(digest);
        return verdict != null && REVOKED.equals(verdict.warning()) ? verdict.sentence() : null;
    }

    private @Nullable Verdict judged(PluginPackage plugin) {
        try {
            return judge.check(plugin.file());
        } catch (InvalidInputException e) {
            return new Verdict(plugin.digest(), null, null, e.code(), e.detail(), List.of());
        } catch (IOException e) {
            LOG.warn("The package of plugin {} {} cannot be read: {}", plugin.id(), plugin.version(), e.toString());
            return null;
        }
    }

    /** A copy of what lies in the distribution's catalog. */
    private boolean isOwn(String digest) {
        if (!Files.isDirectory(own)) {
            return false;
        }
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Digests.of(file).equals(digest)) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.warn("The catalog {} cannot be read: {}", own, e.toString());
        }
        return false;
    }

    /** What was said of a package; null if it came with the hub, or was not looked at since the hub's start. */
    @Nullable
    Verdict of(String digest) {
        return verdicts.get(digest);
    }
}
