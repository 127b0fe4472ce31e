package io.serai.plugins.internal.trust;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.pack.Digests;
import io.serai.plugins.internal.trust.KeyRing.KnownKey;
import io.serai.plugins.internal.trust.PackageFiles.TamperedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds packages against their digests, their signature and the keys that a hub knows. Thread-safe. */
public final class PackageVerifier {
    static final String UNSIGNED = "plugin.unsigned";
    static final String TAMPERED = "plugin.tampered";
    static final String UNKNOWN = "plugin.unknown-publisher";
    public static final String REVOKED = "plugin.revoked";

    private final KeyRing keys;

    public PackageVerifier(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Reads the whole package; nothing of it is run.
     *
     * @throws InvalidInputException {@code plugin.tampered} or {@code plugin.revoked}; if the policy requires it,
     *     {@code plugin.unsigned} or {@code plugin.unknown-publisher}
     * @throws IOException if the file cannot be read at all
     */
    public Verdict verify(Path file, TrustPolicy policy) throws IOException {
        try {
            return verify(PackageFiles.read(file), policy);
        } catch (TamperedException e) {
            throw new InvalidInputException(
                    TAMPERED,
                    "The package was changed after it was made: " + e.getMessage()
                            + ". Get it again from its publisher.");
        }
    }

    private Verdict verify(PackageFiles files, TrustPolicy policy) throws TamperedException {
        byte[] listed = files.metadata(DigestList.PATH);
        byte[] signed = files.metadata(PackageSignature.PATH);
        String digest = listed == null ? files.digest() : Digests.of(listed);
        List<Sbom.Component> components = Sbom.of(files);
        if (policy == TrustPolicy.OFF) {
            return new Verdict(digest, null, null, null, null, components);
        }
        if (listed != null) {
            DigestList.parse(listed).mustFit(files.digests());
        }
        Set<String> names = new LinkedHashSet<>(List.of(digest, files.digest()));
        Optional<String> revoked = keys.revoked(names);
        if (revoked.isPresent()) {
            throw new InvalidInputException(REVOKED, "This package was revoked: " + sentence(revoked.get()));
        }
        if (signed == null) {
            return passed(
                    policy,
                    new Verdict(
                            digest,
                            null,
                            null,
                            UNSIGNED,
                            "The package is not signed, so nobody vouches for what is in it.",
                            components));
        }
        if (listed == null) {
            throw new TamperedException(DigestList.PATH + " is missing");
        }
        return signedBy(PackageSignature.parse(signed), listed, digest, components, policy);
    }

    private Verdict signedBy(
            PackageSignature signature,
            byte[] listed,
            String digest,
            List<Sbom.Component> components,
            TrustPolicy policy)
            throws TamperedException {
        KnownKey known = keys.find(signature.key()).orElse(null);
        if (known == null) {
            return passed(
                    policy,
                    new Verdict(
                            digest,
                            null,
                            signature.key(),
                            UNKNOWN,
                            "The package is signed with the key " + signature.key()
                                    + ", which this hub does not know: ask its publisher for the public key and add it.",
                            components));
        }
        if (known.revoked() != null) {
            throw new InvalidInputException(
                    REVOKED,
                    "The key " + signature.key() + " of " + known.publisher() + " was revoked: "
                            + sentence(known.revoked()));
        }
        if (!PublicKeys.fits(known.key(), listed, signature.decoded())) {
            throw new TamperedException("its signature is not one of the key " + signature.key());
        }
        return new Verdict(digest, known.publisher(), signature.key(), null, null, components);
    }

    private static Verdict passed(TrustPolicy policy, Verdict verdict) {
        if (policy == TrustPolicy.REQUIRE && verdict.warning() != null) {
            throw new InvalidInputException(verdict.warning(), String.valueOf(verdict.sentence()));
        }
        return verdict;
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
