package io.serai.store.internal;

import io.serai.api.health.Health;
import io.serai.spi.health.HealthCheck;
import io.serai.store.Database;
import io.serai.store.Engine;
import java.io.File;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database as a service, at the address that the configuration or the environment names. */
@Component(
        name = "io.serai.store",
        service = {Database.class, HealthCheck.class},
        immediate = true)
@Designate(ocd = StoreConfig.class)
public final class StoreComponent implements Database, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StoreComponent.class);

    private final @Nullable PooledDatabase database;
    private final Health broken;
    private final boolean ownsEngine;

    @Activate
    public StoreComponent(StoreConfig config) {
        this(config.url(), config.user(), config.password(), Environment.ofProcess(), true);
    }

    /** @param ownsEngine whether nobody else in this JVM uses Derby, so that its engine stops with this */
    StoreComponent(String url, String user, String password, Environment environment, boolean ownsEngine) {
        this.ownsEngine = ownsEngine;
        String data = environment.get("serai.data", "data");
        new File(data).mkdirs(); // Derby makes its own folder, but not the one for its log
        environment.defaultProperty("derby.stream.error.file", data + File.separator + "derby.log");
        PooledDatabase opened = null;
        Health problem = Health.UP;
        try {
            opened = new PooledDatabase(Address.parse(
                    environment.get("serai.db.url", url),
                    emptyToNull(environment.get("serai.db.user", user)),
                    emptyToNull(environment.get("serai.db.password", password)),
                    data));
        } catch (IllegalArgumentException e) {
            // stays until the configuration is corrected, which makes a new component
            problem = Health.down(String.valueOf(e.getMessage()));
            LOG.error("{}", e.getMessage());
        }
        database = opened;
        broken = problem;
    }

    @Deactivate
    void stop() {
        if (database == null) {
            return;
        }
        database.close();
        if (ownsEngine && database.engine() == Engine.DERBY) {
            DerbyBackend.stopEngine();
        }
    }

    @Override
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        return open().read(work);
    }

    @Override
    public <T extends @Nullable Object> T transact(Function<DSLContext, T> work) {
        return open().transact(work);
    }

    @Override
    public Engine engine() {
        return database == null ? Engine.DERBY : database.engine();
    }

    @Override
    public Subscription whenAvailable(Runnable callback) {
        return database == null ? () -> {} : database.whenAvailable(callback);
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Health check() {
        return database == null ? broken : database.health();
    }

    private PooledDatabase open() {
        if (database == null) {
            throw SqlErrors.unavailable(null);
        }
        return database;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
