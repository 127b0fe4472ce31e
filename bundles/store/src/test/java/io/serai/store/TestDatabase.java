package io.serai.store;

import io.serai.store.internal.DatabaseOpener;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * A database for one test, with all tables, empty but for what the migrations put in. Close it at the end.
 *
 * <p>For tests on both engines: {@code @ParameterizedTest @EnumSource(Engine.class)} and {@link #on(Engine)}.
 */
public final class TestDatabase implements Database, AutoCloseable {
    private final DatabaseOpener.Opened opened;

    private TestDatabase(String url) {
        opened = DatabaseOpener.open(url);
    }

    /** Derby in memory. */
    public static TestDatabase derby() {
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty("derby.stream.error.file", System.getProperty("java.io.tmpdir") + "/serai-derby.log");
        }
        return new TestDatabase("jdbc:derby:memory:" + Ids.next() + ";create=true");
    }

    /** A new database on a real PostgreSQL server, which the first call of this JVM starts and its end stops. */
    public static TestDatabase postgresql() {
        return new TestDatabase(TestPostgres.shared().newDatabase());
    }

    public static TestDatabase on(Engine engine) {
        return engine == Engine.DERBY ? derby() : postgresql();
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return opened.database().read(work);
    }

    @Override
    public <T> T transact(Function<DSLContext, T> work) {
        return opened.database().transact(work);
    }

    @Override
    public Engine engine() {
        return opened.database().engine();
    }

    @Override
    public Subscription whenAvailable(Runnable callback) {
        return opened.database().whenAvailable(callback);
    }

    @Override
    public void close() {
        opened.close().run();
    }
}
