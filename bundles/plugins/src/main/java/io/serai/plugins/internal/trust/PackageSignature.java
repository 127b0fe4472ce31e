package io.serai.plugins.internal.trust;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.serai.plugins.internal.trust.PackageFiles.TamperedException;
import java.util.Base64;

/**
 * {@code SERAI-INF/signature.json}: who vouches for a digest list.
 *
 * @param publisher what the signer calls itself; nothing vouches for that, the hub shows the name it knows the key by
 * @param key the id of the public key, see {@link PublicKeys#id}
 * @param signature of the bytes of {@code digests.json}, in Base64
 */
@JsonPropertyOrder({"algorithm", "publisher", "key", "signature"})
public record PackageSignature(String algorithm, String publisher, String key, String signature) {
    public static final String PATH = "SERAI-INF/signature.json";
    public static final String ALGORITHM = "Ed25519";

    static PackageSignature parse(byte[] json) throws TamperedException {
        PackageSignature signature = TrustJson.read(json, PackageSignature.class, PATH);
        if (!ALGORITHM.equals(signature.algorithm()) || signature.key() == null || signature.signature() == null) {
            throw new TamperedException(PATH + " is no " + ALGORITHM + " signature");
        }
        return signature;
    }

    public byte[] bytes() {
        return TrustJson.write(this);
    }

    byte[] decoded() throws TamperedException {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            throw new TamperedException("its signature is not Base64");
        }
    }
}
