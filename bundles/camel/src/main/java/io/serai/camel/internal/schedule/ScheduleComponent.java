package io.serai.camel.internal.schedule;

import io.serai.camel.schedule.ScheduleEndpoint;
import io.serai.camel.schedule.ScheduleOptions;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code schedule:NAME?cron=0 3 * * *&timeZone=Europe/Berlin&missed=skip|once|all}, or {@code everyMillis}. */
public final class ScheduleComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        ScheduleOptions options = ScheduleOptions.of(remaining, parameters);
        parameters.keySet().removeAll(ScheduleOptions.NAMES);
        return new ScheduleEndpoint(uri, this, options);
    }
}
