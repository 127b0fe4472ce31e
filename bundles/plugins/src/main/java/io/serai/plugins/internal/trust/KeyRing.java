package io.serai.plugins.internal.trust;

import java.security.PublicKey;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a hub trusts. May block on the store; throws what {@link io.serai.store.Database} throws. */
public interface KeyRing {
    Optional<KnownKey> find(String keyId);

    /** Why one of these packages was revoked, or nothing if none was. */
    Optional<String> revoked(Collection<String> digests);

    /** @param revoked why the key is not trusted any more, or null */
    record KnownKey(
            String publisher, PublicKey key, @Nullable String revoked) {}
}
