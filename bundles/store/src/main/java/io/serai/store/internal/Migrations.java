package io.serai.store.internal;

import org.flywaydb.core.Flyway;

/** Brings the tables to this version. Flyway holds a lock meanwhile, so that of several nodes one does it. */
final class Migrations {
    private static final String FOLDERS = "classpath:db/";

    private Migrations() {}

    /** @throws org.flywaydb.core.api.FlywayException if a migration fails, or the tables are of a newer version */
    static void apply(Backend backend) {
        // Flyway finds its own parts and the files through the thread's loader
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader bundle = Migrations.class.getClassLoader();
        thread.setContextClassLoader(bundle);
        try {
            Flyway.configure(bundle)
                    .dataSource(backend.connections())
                    .locations(FOLDERS + "migration", FOLDERS + backend.folder())
                    .placeholders(backend.types())
                    .table("schema_history")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
