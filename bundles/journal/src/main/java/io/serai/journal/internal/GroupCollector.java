package io.serai.journal.internal;

import io.serai.journal.internal.group.Groups;
import io.serai.journal.internal.group.Groups.Group;
import io.serai.journal.internal.group.Groups.Judge;
import io.serai.journal.internal.group.Groups.Member;
import io.serai.journal.internal.group.Groups.Where;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * An aggregator whose groups are in the store. The message that comes in goes on behind it, as in Camel; the steps inside
 * are a route of their own, which a complete group enters as a new execution.
 */
final class GroupCollector extends AsyncProcessorSupport {
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_SHOWN = 300;

    private final GroupStep step;
    private final Groups groups;
    private final GroupRuns runs;

    GroupCollector(GroupStep step, Groups groups, GroupRuns runs) {
        this.step = step;
        this.groups = groups;
        this.runs = runs;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            collect(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private void collect(Exchange exchange) throws CamelExchangeException {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        String path = run == null ? null : run.path(exchange);
        if (run == null || path == null) {
            throw new IllegalStateException("Only an execution can be a member of a group.");
        }
        String key = step.key(exchange);
        if (key == null || key.isEmpty()) {
            if (!step.ignoresInvalidKeys()) {
                throw new CamelExchangeException("Invalid correlation key", exchange);
            }
            return;
        }
        Outcome content = ExchangeState.empty().outcome(Outcome.INPUT, exchange).withoutCredentials();
        Where where = new Where(
                run.tenant(),
                run.version.workflow(),
                run.version.version(),
                step.id(),
                key.length() <= LONGEST_KEY ? key : MessageKeys.digest(key),
                key.length() <= LONGEST_SHOWN ? key : key.substring(0, LONGEST_SHOWN));
        Arrival arrival = new Arrival(exchange, key);
        Group complete = groups.join(where, new Member(run.id, MessageKeys.digest(path), content), arrival);
        if (complete != null) {
            runs.open(complete);
        } else if (arrival.due != null) {
            runs.expect(arrival.due);
        }
    }

    /** One message that has come in. */
    private final class Arrival implements Judge {
        private final Exchange exchange;
        private final String key;
        private @Nullable Instant due;

        Arrival(Exchange exchange, String key) {
            this.exchange = exchange;
            this.key = key;
        }

        @Override
        public @Nullable String complete(Group group, Function<Group, List<Outcome>> members) {
            return step.complete(
                    exchange, key, group.members(), () -> members.apply(group).iterator());
        }

        @Override
        public @Nullable Instant due(Instant now, @Nullable Instant before) {
            due = step.due(exchange, now, before);
            return due;
        }
    }
}
