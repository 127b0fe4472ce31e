package io.serai.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.UnavailableException;
import io.serai.store.Engine;
import io.serai.store.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreComponentTest {
    @TempDir
    Path data;

    @Test
    void comesBackByItselfWhenTheServerWasAway() {
        try (TestPostgres server = TestPostgres.own()) {
            StoreComponent store = open(Map.of("SERAI_DB_URL", server.newDatabase()));
            AtomicInteger arrivals = new AtomicInteger();
            store.whenAvailable(arrivals::incrementAndGet);
            try {
                assertThat(store.check().up()).isTrue();
                assertThat(tenants(store)).isEqualTo(1);
                assertThat(arrivals).hasValue(1);

                server.stop();
                assertUnavailable(store);
                until(() -> !store.check().up());
                assertThat(store.check().detail()).contains("does not answer").contains("127.0.0.1");
                assertUnavailable(store);

                server.start();
                until(() -> store.check().up() && arrivals.get() == 2);
                assertThat(tenants(store)).isEqualTo(1);
            } finally {
                store.stop();
            }
        }
    }

    @Test
    void startsWithoutItsServerAndMigratesOnceItIsThere() {
        try (TestPostgres server = TestPostgres.own()) {
            String url = server.newDatabase();
            server.stop();
            StoreComponent store = open(Map.of("SERAI_DB_URL", url));
            try {
                assertThat(store.engine()).isEqualTo(Engine.POSTGRESQL);
                assertThat(store.check().up()).isFalse();
                assertUnavailable(store);
                server.start();
                until(() -> store.check().up());
                assertThat(tenants(store)).isEqualTo(1);
            } finally {
                store.stop();
            }
        }
    }

    @Test
    void saysThatADatabaseIsMissing() {
        String url = TestPostgres.shared().newDatabase().replaceFirst("/[^/]*$", "/nothing");
        StoreComponent store = open(Map.of("SERAI_DB_URL", url));
        try {
            assertThat(store.check().detail()).contains("has no database at").doesNotContain("\n");
        } finally {
            store.stop();
        }
    }

    @Test
    void explainsAnAddressThatItDoesNotKnow() {
        StoreComponent store = open(Map.of("SERAI_DB_URL", "mysql://db/hub"));
        assertThat(store.name()).isEqualTo("store");
        assertThat(store.check().up()).isFalse();
        assertThat(store.check().detail()).contains("mysql://db/hub");
        assertUnavailable(store);
        store.whenAvailable(() -> {
                    throw new AssertionError("never available");
                })
                .close();
        store.stop();
    }

    @Test
    void keepsDerbyInTheDataFolderAndLeavesItClosed() throws Exception {
        StoreComponent first = open(Map.of());
        assertThat(first.engine()).isEqualTo(Engine.DERBY);
        first.transact(sql -> sql.execute("insert into tenants values ('a', 'A', 'ACTIVE', current_timestamp)"));
        first.stop();
        assertThat(data.resolve("db/db.lck")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("serai-store"));
        assertUnavailable(first);

        StoreComponent second = open(Map.of());
        try {
            assertThat(tenants(second)).isEqualTo(2);
        } finally {
            second.stop();
        }
    }

    @Test
    void saysWhenAFolderCannotHoldADatabase() throws Exception {
        Path folder = Files.createDirectory(data.resolve("occupied"));
        StoreComponent store = open(Map.of("SERAI_DB_URL", "jdbc:derby:" + folder + ";create=true"));
        try {
            assertThat(store.check().detail()).contains("cannot be made");
        } finally {
            store.stop();
        }
        StoreComponent missing = open(Map.of("SERAI_DB_URL", "jdbc:derby:" + data.resolve("none")));
        try {
            assertThat(missing.check().detail()).contains("create=true");
        } finally {
            missing.stop();
        }
    }

    private static int tenants(StoreComponent store) {
        return store.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table("tenants")));
    }

    private static void assertUnavailable(StoreComponent store) {
        assertThatThrownBy(() -> tenants(store)).isInstanceOfSatisfying(UnavailableException.class, away -> {
            assertThat(away.code()).isEqualTo("store.unavailable");
            assertThat(away.retryAfterSeconds()).isEqualTo(2);
        });
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within 20 s");
            }
            Thread.onSpinWait();
        }
    }

    private StoreComponent open(Map<String, String> variables) {
        Properties properties = new Properties();
        properties.setProperty("serai.data", data.toString());
        // the engine is shared with the other tests of this JVM
        return new StoreComponent(
                "jdbc:derby:${serai.data}/db;create=true", "", "", new Environment(properties, variables::get), false);
    }
}
