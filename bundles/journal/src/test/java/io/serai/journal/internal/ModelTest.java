package io.serai.journal.internal;

import io.serai.store.TestDatabase;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random routes: a durable run is a plain Camel run in result and in effects, and after a crash at any point it ends the
 * same, without an effect that was recorded. {@code -Dserai.model.routes=5000} tries more of them, {@code
 * -Dserai.model.seed=…} another set, or one again together with {@code -Dserai.model.routes=1}.
 */
class ModelTest {
    private static final int ROUTES = Integer.getInteger("serai.model.routes", 200);
    private static final int AT_A_TIME = 25;
    private static final long SEED = Long.getLong("serai.model.seed", 1);

    @Test
    void aDurableRunIsAPlainRun() throws Exception {
        try (TestDatabase database = TestDatabase.derby()) {
            for (long seed = SEED; seed < SEED + ROUTES; seed += AT_A_TIME) {
                try (TestJournal journal = new TestJournal(database)) {
                    for (long next = seed; next < Math.min(seed + AT_A_TIME, SEED + ROUTES); next++) {
                        check(journal, next);
                    }
                }
            }
        }
    }

    private static void check(TestJournal journal, long seed) {
        RandomRoute.Text route = RandomRoute.of(seed);
        try {
            Replays.check(journal, context -> {}, route.yaml(), body(seed), true, !route.parallel());
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Seed " + seed + ", input " + body(seed) + ":\n" + route.yaml(), e);
        }
    }

    private static String body(long seed) {
        String[] parts = {"a", "p", "q", "r", "x", "bq"};
        Random random = new Random(seed);
        StringBuilder body = new StringBuilder(parts[random.nextInt(parts.length)]);
        for (int i = random.nextInt(3); i > 0; i--) {
            body.append(',').append(parts[random.nextInt(parts.length)]);
        }
        return body.toString();
    }
}
