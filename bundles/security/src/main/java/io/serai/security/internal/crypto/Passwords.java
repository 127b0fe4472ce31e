package io.serai.security.internal.crypto;

import io.serai.api.error.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id (RFC 9106) in the usual text form. Costs follow OWASP's Password Storage Cheat Sheet
 * (19 MiB, two passes); a hash keeps its costs, so that they can be raised later. Few run at a time, so that a flood of
 * logins takes neither all processors nor much memory from the hub's work.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final long WAIT_SECONDS = 10;

    private final Semaphore running =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** Of no password: checked where there is no user, so that both cases take the same time. */
    private final String nobody = encoded(Secrets.bytes(SALT_BYTES), Secrets.bytes(HASH_BYTES));

    public String hash(String password) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        return encoded(salt, limited(() -> argon(password, salt, MEMORY_KIB, PASSES, LANES)));
    }

    /** Whether the password is the one behind the hash; with a null hash it takes as long and is false. */
    public boolean matches(String password, @Nullable String hash) {
        // $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH
        String[] parts = (hash == null ? nobody : hash).split("\\$");
        if (parts.length != 6) {
            throw new IllegalStateException("A stored password is not an Argon2id hash");
        }
        String[] costs = parts[3].split(",");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] computed = limited(() -> argon(password, salt, cost(costs[0]), cost(costs[1]), cost(costs[2])));
        return Secrets.same(Base64.getEncoder().withoutPadding().encodeToString(computed), parts[5]) && hash != null;
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException("auth.busy", "Too many logins at once; try again in a moment.", 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("auth.busy", "The hub is stopping.", 2, e);
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private static byte[] argon(String password, byte[] salt, int memory, int passes, int lanes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encoded(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    private static int cost(String part) {
        return Integer.parseInt(part.substring(part.indexOf('=') + 1));
    }
}
