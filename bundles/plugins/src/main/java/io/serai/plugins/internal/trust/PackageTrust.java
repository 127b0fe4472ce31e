package io.serai.plugins.internal.trust;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.Violation;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which packages this hub takes: its keys, its revocations and its policy. Thread-safe; blocks on the store, and throws what
 * {@link Database} throws.
 */
@Component(service = PackageTrust.class, configurationPid = "io.serai.plugins")
public final class PackageTrust {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_NAME = 200;
    private static final int MAX_REASON = 1000;

    private final StoredKeys stored;
    private final TrustPolicy local;
    private final TrustPolicy remote;
    private final Path keyFile;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Where a package comes from. */
    public enum Source {
        /** Somebody who is signed in, or the drop-in folder, gave the file. */
        LOCAL,
        /** It was fetched from a catalog elsewhere. */
        REMOTE
    }

    @Activate
    public PackageTrust(@Reference Database database, TrustConfig config) {
        this(
                database,
                policy("trust.local", config.trust_local()),
                policy("trust.remote", config.trust_remote()),
                Path.of(System.getProperty("serai.data", "data")));
    }

    PackageTrust(Database database, TrustPolicy local, TrustPolicy remote, Path data) {
        this.stored = new StoredKeys(database);
        this.local = local;
        this.remote = remote;
        this.keyFile = data.resolve("keys").resolve("publisher.key");
    }

    private static TrustPolicy policy(String key, String word) {
        for (TrustPolicy policy : TrustPolicy.values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(word.strip())) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "etc/io.serai.plugins.cfg: " + key + " must be require, warn or off, not '" + word + "'.");
    }

    /**
     * Whether a package may be installed; see {@link PackageVerifier#verify}.
     *
     * @param tenant whose keys and revocations count
     */
    public Verdict check(Path file, Source source, String tenant) throws IOException {
        return new PackageVerifier(ring(tenant)).verify(file, source == Source.LOCAL ? local : remote);
    }

    /**
     * The trusted key that a package is signed with. Nothing if there is none, or if the package was changed or revoked. Reads all
     * of it.
     */
    public Optional<PublisherKey> signer(Path file, String tenant) throws IOException {
        try {
            Verdict verdict = new PackageVerifier(ring(tenant)).verify(file, TrustPolicy.WARN);
            String key = verdict.publisher() == null ? null : verdict.key();
            return key == null ? Optional.empty() : stored.key(tenant, key);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Whether packages from there must be signed with a key that the hub knows. */
    public boolean isRequired(Source source) {
        return (source == Source.LOCAL ? local : remote) == TrustPolicy.REQUIRE;
    }

    /** Runs a task whenever a key or a revocation comes or goes, on the thread of whoever changed it. */
    public AutoCloseable whenChanged(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private KeyRing ring(String tenant) {
        return new KeyRing() {
            @Override
            public Optional<KnownKey> find(String keyId) {
                return stored.key(tenant, keyId)
                        .map(key -> new KnownKey(
                                key.publisher(),
                                PublicKeys.parse(key.publicKey()),
                                key.revokedAt() == null ? null : String.valueOf(key.reason())));
            }

            @Override
            public Optional<String> revoked(Collection<String> digests) {
                return stored.packages(tenant, digests).stream()
                        .map(RevokedPackage::reason)
                        .findFirst();
            }
        };
    }

    /** By id. */
    List<PublisherKey> keys(String tenant) {
        return stored.keys(tenant);
    }

    /** @throws NotFoundException {@code plugin.key-not-found} */
    PublisherKey key(String tenant, String id) {
        return stored.key(tenant, id)
                .orElseThrow(() -> new NotFoundException(
                        "plugin.key-not-found",
                        "There is no key " + id + "; serai:plugin-key-list shows those there are."));
    }

    /**
     * Trusts what is signed with a key from now on.
     *
     * @throws ConflictException {@code plugin.key-known}; also for a revoked one, which does not come back
     */
    PublisherKey add(String tenant, @Nullable String publisher, @Nullable String publicKey, String by) {
        String name = required("publisher", publisher, MAX_NAME);
        PublicKey key;
        try {
            key = PublicKeys.parse(required("publicKey", publicKey, MAX_REASON));
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            throw new InvalidInputException("plugin.key", sentence, List.of(new Violation("publicKey", sentence)));
        }
        PublisherKey added =
                new PublisherKey(PublicKeys.id(key), name, PublicKeys.text(key), Times.now(), by, null, null, null);
        try {
            stored.add(tenant, added);
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException(
                        "plugin.key-known",
                        "The key " + added.id()
                                + " is known already; a revoked key does not come back, use a new one.");
            }
            throw e;
        }
        changed();
        return added;
    }

    /** Takes nothing any more that a key signed; for good. Twice is once. */
    PublisherKey revoke(String tenant, String id, @Nullable String reason, String by) {
        String why = required("reason", reason, MAX_REASON);
        stored.revoke(tenant, id, Times.now(), by, why);
        changed();
        return key(tenant, id);
    }

    /** By digest. */
    List<RevokedPackage> revokedPackages(String tenant) {
        return stored.packages(tenant);
    }

    /** @throws ConflictException {@code plugin.package-revoked} if it is already */
    RevokedPackage revokePackage(String tenant, @Nullable String digest, @Nullable String reason, String by) {
        String which = required("digest", digest, MAX_NAME).toLowerCase(Locale.ROOT);
        if (!DIGEST.matcher(which).matches()) {
            throw new InvalidInputException(
                    "plugin.digest",
                    "A digest is a SHA-256 in 64 hexadecimal digits.",
                    List.of(new Violation("digest", "must be 64 hexadecimal digits")));
        }
        RevokedPackage revoked = new RevokedPackage(which, required("reason", reason, MAX_REASON), Times.now(), by);
        try {
            stored.add(tenant, revoked);
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException("plugin.package-revoked", "The package " + which + " is revoked already.");
            }
            throw e;
        }
        changed();
        return revoked;
    }

    /** @throws NotFoundException {@code plugin.package-not-revoked} */
    void readmitPackage(String tenant, String digest) {
        if (!stored.remove(tenant, digest.toLowerCase(Locale.ROOT))) {
            throw new NotFoundException("plugin.package-not-revoked", "No package " + digest + " is revoked.");
        }
        changed();
    }

    /** This hub's own key pair, for packages that are made in it; made on first need, and then known to the tenant. */
    public synchronized SigningKey own(String tenant) {
        try {
            if (Files.notExists(keyFile)) {
                try {
                    SigningKey.generate("this hub").write(keyFile);
                } catch (FileAlreadyExistsException e) {
                    // another process of this data directory was quicker; its key is as good
                }
            }
            SigningKey key = SigningKey.read(keyFile);
            if (stored.key(tenant, key.id()).isEmpty()) {
                add(tenant, key.publisher(), PublicKeys.text(key.publicKey()), "hub");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The hub's own key in " + keyFile + " cannot be used", e);
        }
    }

    private static String required(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            throw new InvalidInputException(
                    "plugin.key", "Give the " + field + ".", List.of(new Violation(field, "is required")));
        }
        if (value.length() > max) {
            throw new InvalidInputException(
                    "plugin.key",
                    "The " + field + " is too long.",
                    List.of(new Violation(field, "may have at most " + max + " characters")));
        }
        return value.strip();
    }
}
