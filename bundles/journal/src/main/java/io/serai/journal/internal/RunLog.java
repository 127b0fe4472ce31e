package io.serai.journal.internal;

import io.serai.journal.internal.record.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelLogger;

/** What the steps of one execution log in one pass, until it is written. */
final class RunLog {
    /** More lines of one pass are not kept. */
    static final int MAX_LINES = 1_000;

    private List<LogLine> unwritten = new ArrayList<>();
    private int kept;

    synchronized void add(LogLine line) {
        if (kept < MAX_LINES) {
            kept++;
            unwritten.add(
                    kept < MAX_LINES
                            ? line
                            : new LogLine(
                                    line.micros(),
                                    "WARN",
                                    null,
                                    "serai",
                                    "More lines of this execution are not kept."));
        }
    }

    synchronized List<LogLine> take() {
        List<LogLine> taken = unwritten;
        unwritten = new ArrayList<>();
        return taken;
    }

    synchronized List<LogLine> live() {
        return List.copyOf(unwritten);
    }

    /** Camel asks before each line of a {@code log} step; what an earlier pass has logged is not kept again. */
    static String listen(Exchange exchange, CamelLogger logger, String message) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        Run.Turn turn = exchange.getProperty(Run.STEP, Run.Turn.class);
        if (run != null && turn != null && turn.line() != null && !run.isReplay() && message != null) {
            run.log.add(new LogLine(
                    run.nowMicros(),
                    logger.getLevel().name(),
                    turn.path(),
                    logger.getLog() == null ? "" : logger.getLog().getName(),
                    message));
        }
        return message;
    }
}
