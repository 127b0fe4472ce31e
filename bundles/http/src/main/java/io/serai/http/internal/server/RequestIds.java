package io.serai.http.internal.server;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Names requests: with the caller's own id if it is harmless in logs and headers, else with a new one. */
public final class RequestIds {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int MAX = 128;

    private RequestIds() {}

    public static String of(@Nullable String incoming) {
        return incoming != null && sane(incoming) ? incoming : next();
    }

    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] id = new char[20];
        long bits = random.nextLong();
        for (int i = 0; i < id.length; i++) {
            if (i == 12) {
                bits = random.nextLong();
            }
            id[i] = DIGITS[(int) (bits & 31)];
            bits >>>= 5;
        }
        return new String(id);
    }

    private static boolean sane(String id) {
        int length = id.length();
        if (length == 0 || length > MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && c != '-' && c != '_' && c != '.' && c != ':') {
                return false;
            }
        }
        return true;
    }
}
