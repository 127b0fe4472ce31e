package io.serai.plugins.internal.trust;

import io.serai.plugins.internal.pack.Digests;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 public keys as text: Base64 of the X.509 form, what a PEM file has between its lines. */
public final class PublicKeys {
    private static final int ID_LENGTH = 16;

    private PublicKeys() {}

    /** @throws IllegalArgumentException with a sentence, if it is none */
    public static PublicKey parse(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance(PackageSignature.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "This is no Ed25519 public key; ./serai plugin-key prints one, and so does openssl pkey -pubout.",
                    e);
        }
    }

    public static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The name of a key in signatures: the beginning of the SHA-256 of its X.509 form. */
    public static String id(PublicKey key) {
        return Digests.of(key.getEncoded()).substring(0, ID_LENGTH);
    }

    static boolean fits(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(PackageSignature.ALGORITHM);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
