package io.serai.benchmark;

import java.nio.charset.StandardCharsets;

/** The webhook of four steps, one of them a call of code that the hub does not know: the same text in the hub and on plain Camel. */
final class FourSteps {
    static final int STEPS = 4;
    /** What is posted has so many bytes. */
    static final int PAYLOAD = 200;

    private static final String BODY = body();

    private FourSteps() {}

    /**
     * The route.
     *
     * @param id of the route
     * @param from its first address with parameters, as one line of YAML
     * @param times how often the four steps stand in it
     */
    static String route(String id, String from, int times) {
        StringBuilder text = new StringBuilder("""
                - beans:
                    - name: counter
                      type: java.util.concurrent.atomic.AtomicLong
                - route:
                    id: %s
                    from:
                      %s
                      steps:
                """.formatted(id, from));
        for (int i = 0; i < times; i++) {
            text.append("""
                            - setVariable: { id: %2$s-keep%1$d, name: order, simple: "${body}" }
                            - bean: { id: %2$s-number%1$d, ref: counter, method: incrementAndGet }
                            - setBody: { id: %2$s-answer%1$d, simple: '{"number":${body},"order":${variable.order}}' }
                            - setHeader: { id: %2$s-type%1$d, name: Content-Type, constant: application/json }
                    """.formatted(i, id));
        }
        return text.toString();
    }

    /** Its beginning in the hub. */
    static String hook(String path, String respond) {
        return "uri: \"hook:" + path + "?respond=" + respond + "&auth=none&methods=POST\"";
    }

    /** Its beginning on plain Camel. */
    static String platformHttp(String path) {
        return "uri: \"platform-http:/hooks/" + path + "?httpMethodRestrict=POST\"";
    }

    /** The request, whole. */
    static byte[] request(String path) {
        return ("POST /hooks/" + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String body() {
        String start = "{\"orderId\":\"A-1001\",\"country\":\"DE\",\"amount\":129.90,\"note\":\"";
        return start + "x".repeat(PAYLOAD - start.length() - 2) + "\"}";
    }
}
