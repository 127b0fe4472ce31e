package io.serai.store.internal;

import io.serai.api.health.Health;
import io.serai.store.Database;

/** Lets the test fixture of the exported package open what is internal. */
public final class DatabaseOpener {
    private DatabaseOpener() {}

    public record Opened(Database database, Runnable close) {}

    public static Opened open(String url) {
        PooledDatabase database = new PooledDatabase(Address.parse(url, null, null, "target"));
        Health health = database.health();
        if (!health.up()) {
            database.close();
            throw new IllegalStateException(health.detail());
        }
        return new Opened(database, database::close);
    }
}
