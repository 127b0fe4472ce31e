package io.serai.http.internal.health;

import io.serai.api.health.Health;
import io.serai.http.internal.server.HttpSettings;
import io.serai.spi.health.HealthCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Asks every part how it is; a required part that has not come yet counts as down. */
@Component(service = HealthBoard.class)
public final class HealthBoard {
    private final List<String> required;
    private volatile boolean complete;
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();

    /**
     * One part.
     *
     * @param detail what is wrong and what to do; null when all is well
     */
    public record Line(String name, boolean up, @Nullable String detail) {}

    @Activate
    public HealthBoard(@Reference HttpSettings settings) {
        this.required = settings.requiredChecks();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addCheck(HealthCheck check) {
        checks.add(check);
    }

    public void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    /** Whether every required part has come, up or not: from then on, what is not found is not there. */
    public boolean isComplete() {
        return complete
                || (complete = required.stream()
                        .allMatch(name ->
                                checks.stream().anyMatch(check -> check.name().equals(name))));
    }

    /** All parts by name. */
    public List<Line> ask() {
        List<Line> lines = new ArrayList<>();
        for (HealthCheck check : checks) {
            lines.add(ask(check));
        }
        for (String name : required) {
            if (lines.stream().noneMatch(line -> line.name().equals(name))) {
                lines.add(new Line(name, false, "This part has not started yet."));
            }
        }
        lines.sort(Comparator.comparing(Line::name));
        return lines;
    }

    private static Line ask(HealthCheck check) {
        try {
            Health health = check.check();
            return new Line(check.name(), health.up(), health.detail());
        } catch (RuntimeException | LinkageError broken) {
            return new Line(check.name(), false, "The check itself failed: " + broken.getMessage());
        }
    }
}
