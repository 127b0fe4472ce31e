package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.journal.Debugging;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.write.Note;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What the history of an execution says about where it is to pause. */
final class DebugNotes {
    static final String BEGIN = "execution.debugging";
    static final String RESUME = "execution.resume-requested";
    private static final String PAUSED = "execution.paused";

    private DebugNotes() {}

    static Note begin(Debugging debugging) {
        return new Note(BEGIN, null, facts(debugging));
    }

    static Map<String, Object> facts(Debugging debugging) {
        return Map.of(
                "breakpoints", List.copyOf(new TreeSet<>(debugging.breakpoints())), "step", debugging.stepByStep());
    }

    /** Where the next pass is to stop; null if the execution was not begun to be debugged. */
    static @Nullable Debugger read(DSLContext sql, String execution) {
        Debugging wanted = null;
        String halted = null;
        for (Record note : sql.select(EVENT_TYPE, PATH, DETAIL)
                .from(EVENTS)
                .where(EXECUTION_ID.eq(execution))
                .and(EVENT_TYPE.in(BEGIN, RESUME, PAUSED))
                .orderBy(ID)
                .fetch()) {
            if (note.get(EVENT_TYPE).equals(PAUSED)) {
                halted = note.get(PATH);
            } else if (Payloads.tree(note.get(DETAIL)) instanceof Map<?, ?> data) {
                wanted = debugging(data, wanted);
            }
        }
        return wanted == null ? null : new Debugger(wanted, halted);
    }

    private static @Nullable Debugging debugging(Map<?, ?> data, @Nullable Debugging before) {
        if (data.get("breakpoints") instanceof List<?> nodes) {
            Set<String> breakpoints = nodes.stream().map(String::valueOf).collect(Collectors.toSet());
            return new Debugging(breakpoints, Boolean.TRUE.equals(data.get("step")));
        }
        return before == null ? null : new Debugging(before.breakpoints(), Boolean.TRUE.equals(data.get("step")));
    }
}
