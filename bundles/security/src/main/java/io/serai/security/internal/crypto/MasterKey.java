package io.serai.security.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals secrets that lie in the database (AES-256-GCM); the key itself never does. */
public final class MasterKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MIN_CHARACTERS = 16;

    private final SecretKey key;

    private MasterKey(String secret) {
        key = new SecretKeySpec(Secrets.sha256(secret.getBytes(StandardCharsets.UTF_8)), "AES");
    }

    /**
     * The key that the operator gave, or else the one in the data folder, made on the first start.
     *
     * @throws IllegalArgumentException if the given one is too short to be safe
     */
    public static MasterKey of(@Nullable String given, Path dataFolder) {
        if (given != null && !given.isBlank()) {
            if (given.length() < MIN_CHARACTERS) {
                throw new IllegalArgumentException(
                        "SERAI_MASTER_KEY is too short; use at least " + MIN_CHARACTERS + " random characters.");
            }
            return new MasterKey(given);
        }
        SecretFile file = new SecretFile(dataFolder.resolve("keys").resolve("master.key"));
        String kept = file.read();
        if (kept == null) {
            file.create(Secrets.token(KEY_BYTES));
            kept = file.read();
        }
        if (kept == null || kept.length() < MIN_CHARACTERS) {
            throw new IllegalArgumentException("The master key in " + file.path() + " is empty; restore it.");
        }
        return new MasterKey(kept);
    }

    public byte[] seal(byte[] secret) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    /** @throws IllegalArgumentException if it was sealed with another key, or changed since */
    public byte[] open(byte[] sealed) {
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The master key does not fit this secret", e);
        }
    }
}
