package io.serai.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The requests: the sample orders with a number of their own each. */
final class Orders {
    /** One order in so many is a bad one. */
    static final int BAD_ONE_IN = 100;

    private final String good;
    private final String bad;
    private final byte[] same;

    /** @param root of the repository, where the samples are */
    Orders(Path root) throws IOException {
        Path samples = root.resolve("camel-routes/order-intake/samples");
        good = Files.readString(samples.resolve("order.json"));
        bad = Files.readString(samples.resolve("bad-order.json"));
        same = post(good);
    }

    /** Always the same good order. */
    byte[] same(int number) {
        return same;
    }

    /** A different order for each number; each hundredth is bad. */
    byte[] mixed(int number) {
        return post((isBad(number) ? bad : good).replaceFirst("A-100[0-9]", "B-" + number));
    }

    static boolean isBad(int number) {
        return number % BAD_ONE_IN == BAD_ONE_IN - 1;
    }

    static int badAmong(int count) {
        return count / BAD_ONE_IN;
    }

    private static byte[] post(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /hooks/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
