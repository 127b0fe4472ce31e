package io.serai.journal.internal.retention;

import io.serai.api.execution.Executions;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.spi.schedule.BuiltInTask;
import io.serai.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Offers the nightly clean-up as a built-in schedule. */
@Component(service = BuiltInTask.class, immediate = true, configurationPid = "io.serai.retention")
@Designate(ocd = RetentionComponent.Config.class)
public final class RetentionComponent implements BuiltInTask {
    /** etc/io.serai.retention.cfg. */
    @ObjectClassDefinition(name = "Serai retention", description = "How long executions are kept")
    public @interface Config {
        @AttributeDefinition(
                name = "Days",
                description = "How many days executions are kept after their end; 0 for ever")
        int days() default 90;

        @AttributeDefinition(
                name = "Archive",
                description = "Whether they are written to archive/ in the data folder before they are removed")
        boolean archive() default false;

        @AttributeDefinition(
                name = "Key days",
                description = "How many days the keys are kept that idempotentConsumer steps have seen; 0 for ever")
        int key_days() default 365;
    }

    private final CleanUp cleanUp;

    @Activate
    public RetentionComponent(
            BundleContext bundle, Config config, @Reference Database database, @Reference Executions executions) {
        String data = bundle.getProperty("serai.data");
        Path folder = Path.of(data == null ? "data" : data, "archive");
        cleanUp = new CleanUp(
                new OldExecutions(database),
                config.archive() ? new Archive(executions, folder) : null,
                Math.max(0, config.days()),
                InstantSource.system(),
                new SeenKeys(database),
                Math.max(0, config.key_days()));
    }

    @Override
    public String name() {
        return cleanUp.name();
    }

    @Override
    public String description() {
        return cleanUp.description();
    }

    @Override
    public String cron() {
        return cleanUp.cron();
    }

    @Override
    public String run() throws Exception {
        return cleanUp.run();
    }
}
