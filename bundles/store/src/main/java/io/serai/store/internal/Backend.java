package io.serai.store.internal;

import io.serai.store.Engine;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** What differs between the engines: connections, words in migrations, errors, the end. */
interface Backend {
    static Backend of(Address address) {
        return address.engine() == Engine.DERBY ? new DerbyBackend(address) : new PostgresqlBackend(address);
    }

    Engine engine();

    SQLDialect dialect();

    /** New connections, not pooled. */
    DataSource connections();

    /** The words that stand for types in the migrations. */
    Map<String, String> types();

    /** Where the migrations are that only this engine has; each engine has the same numbers there. */
    default String folder() {
        return engine().name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for a person: why no connection came about, and what to do. */
    String explain(SQLException failure);

    /** Ends what this process runs of the database; the connections are closed already. */
    void stop();
}
