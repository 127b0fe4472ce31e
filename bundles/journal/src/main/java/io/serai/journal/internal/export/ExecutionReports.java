package io.serai.journal.internal.export;

import io.serai.api.execution.Execution;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Step;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.journal.internal.History;
import io.serai.journal.internal.History.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects all that is told about an execution. */
public final class ExecutionReports {
    private final Executions executions;
    private final History history;

    public ExecutionReports(Executions executions, History history) {
        this.executions = executions;
        this.history = history;
    }

    /** Of an execution of the current caller's tenant. */
    public Report of(String id) {
        Execution execution = executions.get(id);
        List<Step> steps = all(page -> executions.steps(id, page));
        List<Event> events = all(page -> history.events(id, page));
        return new Report(execution, steps, events);
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = list.apply(request(cursor));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static PageRequest request(@Nullable String cursor) {
        return PageRequest.of(PageRequest.MAX_LIMIT, cursor, null, null);
    }
}
