package io.serai.plugins.internal.trust;

/** What becomes of a package whose maker is not known. One that was changed or revoked is refused under each but OFF. */
public enum TrustPolicy {
    /** Only packages signed with a key that the hub knows. */
    REQUIRE,
    /** Others too, with a warning. */
    WARN,
    /** Signatures, digests and revocations are not looked at; only the zip itself must be sound. */
    OFF
}
