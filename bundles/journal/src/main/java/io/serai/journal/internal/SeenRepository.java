package io.serai.journal.internal;

import io.serai.journal.DeployedVersion;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Values;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.journal.internal.seen.SeenKeys.Bringer;
import io.serai.journal.internal.seen.SeenKeys.SeenKey;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What one idempotent consumer has seen, in the store: where its author named no repository. Whether a message is new is
 * recorded in the execution's journal, so that a replay decides the same.
 */
final class SeenRepository extends ServiceSupport implements IdempotentRepository {
    /** Exchange property: the path of the idempotent consumer that the exchange enters. */
    static final String ASKS = "SeraiIdempotentStep";

    private static final String BROUGHT = "SeraiIdempotentKey.";
    private static final String DECISION = "?new";
    private static final int LONGEST = 200;

    private final SeenKeys keys;
    private final DeployedVersion version;
    private final String step;

    SeenRepository(SeenKeys keys, DeployedVersion version, String step) {
        this.keys = keys;
        this.version = version;
        this.step = step;
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        String path = exchange.getProperty(ASKS, String.class);
        if (path == null) {
            return confirm(exchange, key); // after the end of one that is not eager
        }
        exchange.removeProperty(ASKS);
        remember(exchange, key, path);
        return decide(exchange, path, () -> keys.take(key(key), bringer(exchange, key)));
    }

    @Override
    public boolean contains(Exchange exchange, String key) {
        String path = String.valueOf(exchange.removeProperty(ASKS));
        remember(exchange, key, path);
        return !decide(exchange, path, () -> !keys.isTaken(key(key), bringer(exchange, key)));
    }

    /** Which step brought the key, for when the exchange ends. */
    static void remember(Exchange exchange, String key, String path) {
        exchange.setProperty(BROUGHT + key, path);
    }

    private static boolean decide(Exchange exchange, String path, BooleanSupplier isNew) {
        Run run = run(exchange);
        Outcome known = run.effects.find(path + DECISION);
        if (known != null && known.body() != null) {
            return Boolean.TRUE.equals(Values.restore(known.body(), name -> null));
        }
        if (run.isReplay()) {
            throw new UnrecordedStepException(path);
        }
        boolean decision = isNew.getAsBoolean();
        Payload kept = Values.keep(decision);
        run.effects.add(
                new Outcome(path + DECISION, kept, Map.of(), Map.of(), Map.of(), List.of(), false, false, null));
        return decision;
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        Run run = run(exchange);
        return run.isReplay() || keys.confirm(key(key), bringer(exchange, key));
    }

    @Override
    public boolean remove(Exchange exchange, String key) {
        Run run = run(exchange);
        return run.isReplay() || keys.giveBack(key(key), run.id);
    }

    @Override
    public void clear() {
        keys.clear(version.tenant(), version.workflow(), step);
    }

    private static Bringer bringer(Exchange exchange, String key) {
        String path = exchange.getProperty(BROUGHT + key, "", String.class);
        return new Bringer(run(exchange).id, MessageKeys.digest(path));
    }

    private SeenKey key(String key) {
        String kept = key.length() <= LONGEST ? key : MessageKeys.digest(key);
        return new SeenKey(version.tenant(), version.workflow(), step, kept);
    }

    private static Run run(Exchange exchange) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        if (run == null) {
            throw new IllegalStateException("Only an execution has seen something.");
        }
        return run;
    }

    // ---- Camel always says in which exchange

    @Override
    public boolean add(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean contains(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean confirm(String key) {
        throw new UnsupportedOperationException();
    }
}
