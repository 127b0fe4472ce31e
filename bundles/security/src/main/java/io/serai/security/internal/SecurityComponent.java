package io.serai.security.internal;

import io.serai.api.error.SeraiException;
import io.serai.api.health.Health;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.api.security.Authenticator;
import io.serai.api.security.Caller;
import io.serai.api.security.LinkTokens;
import io.serai.api.security.Vault;
import io.serai.api.thread.HubThreads;
import io.serai.security.internal.audit.StoredAudit;
import io.serai.security.internal.login.Security;
import io.serai.spi.health.HealthCheck;
import io.serai.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub's authenticator and audit trail, on the tables of the store. */
@Component(
        name = "io.serai.security",
        service = {
            Authenticator.class,
            AuditLog.class,
            LinkTokens.class,
            Vault.class,
            HealthCheck.class,
            SecurityComponent.class
        },
        immediate = true)
public final class SecurityComponent implements Authenticator, AuditLog, LinkTokens, Vault, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityComponent.class);
    private static final long SWEEP_MINUTES = 60;
    private static final long RETRY_SECONDS = 5;
    private static final long STOP_SECONDS = 10;

    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(HubThreads.one(SecurityComponent.class, "serai-security"));
    private final StoredAudit audit;
    private final Security security;
    private final Database.Subscription subscription;
    private volatile @Nullable String problem = "People are not loaded yet; the database is awaited.";

    @Activate
    public SecurityComponent(@Reference Database database) {
        this(database, settings());
    }

    SecurityComponent(Database database, Security.Settings settings) {
        audit = new StoredAudit(database, background);
        security = new Security(database, audit, settings, Clock.systemUTC(), this::inBackground);
        subscription = database.whenAvailable(() -> background.execute(this::prepare));
        background.scheduleWithFixedDelay(
                () -> quietly(security::sweep), SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
    }

    private static Security.Settings settings() {
        return new Security.Settings(
                Path.of(System.getProperty("serai.data", "data")),
                System.getenv("SERAI_MASTER_KEY"),
                System.getenv("SERAI_ADMIN_PASSWORD"));
    }

    @Deactivate
    void stop() {
        subscription.close();
        background.shutdown();
        try {
            if (!background.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Work of the security bundle is still running after {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        audit.close();
    }

    @Override
    public Caller byToken(String accessToken) {
        return security.callers().byToken(accessToken);
    }

    @Override
    public Caller byApiKey(String apiKey) {
        return security.callers().byApiKey(apiKey);
    }

    @Override
    public void record(AuditEntry entry) {
        audit.record(entry);
    }

    @Override
    public String issue(String purpose, String subject, Instant expiresAt) {
        return security.linkTokens().issue(purpose, subject, expiresAt);
    }

    @Override
    public @Nullable String subject(String purpose, String token) {
        return security.linkTokens().subject(purpose, token);
    }

    @Override
    public String seal(String secret) {
        return Base64.getEncoder().encodeToString(security.masterKey().seal(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String open(String sealed) {
        return new String(security.masterKey().open(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "security";
    }

    @Override
    public Health check() {
        String why = problem;
        return why == null ? Health.UP : Health.down(why);
    }

    public Security security() {
        return security;
    }

    public StoredAudit audit() {
        return audit;
    }

    private void prepare() {
        try {
            security.prepare();
            problem = null;
        } catch (RuntimeException e) {
            problem = "The first administrator or the signing key could not be made: " + e.getMessage();
            LOG.warn("{}", problem, e);
            background.schedule(this::prepare, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void inBackground(Runnable work) {
        background.execute(() -> quietly(work));
    }

    /** For work whose failure hurts nobody, and that comes again. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (SeraiException | org.jooq.exception.DataAccessException e) {
            LOG.debug("Postponed until the database is back", e);
        }
    }
}
