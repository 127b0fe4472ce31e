package io.serai.journal.internal;

import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import io.serai.journal.internal.record.StepLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The step lines of one execution that are in memory. A step that an earlier pass ended gets no second line. */
final class Lines {
    private final List<StepLine> open = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, NumberedStep> begunEarlier = new HashMap<>();
    private int next;
    private int finished;

    /** What earlier passes wrote. */
    synchronized void load(List<NumberedStep> steps) {
        for (NumberedStep numbered : steps) {
            Step step = numbered.step();
            next = Math.max(next, numbered.number() + 1);
            if (step.status() == StepStatus.COMPLETED) {
                ended.add(key(step.path(), step.attempt()));
            } else if (step.status() != StepStatus.FAILED) {
                begunEarlier.put(key(step.path(), step.attempt()), numbered);
            }
        }
    }

    private static String key(String path, int attempt) {
        return attempt == 1 ? path : path + "@" + attempt;
    }

    /** The line of a turn; null if an earlier pass ended it. */
    synchronized @Nullable StepLine begin(String path, int attempt, IntFunction<StepLine> line) {
        if (!ended.isEmpty() && ended.contains(key(path, attempt))) {
            return null;
        }
        NumberedStep earlier = begunEarlier.isEmpty() ? null : begunEarlier.remove(key(path, attempt));
        StepLine made = line.apply(earlier == null ? next++ : earlier.number());
        if (earlier != null) {
            made.beganAt(earlier.step().startedAt());
        }
        open.add(made);
        return made;
    }

    /** Whether an earlier pass began the step. */
    synchronized boolean known(String path) {
        return ended.contains(path) || begunEarlier.containsKey(path);
    }

    synchronized void finished() {
        finished++;
    }

    synchronized int finishedInMemory() {
        return finished;
    }

    /** The finished lines, which leave memory. */
    synchronized List<StepLine> takeFinished() {
        List<StepLine> taken = new ArrayList<>(finished);
        List<StepLine> left = new ArrayList<>();
        for (StepLine line : open) {
            (line.isOpen() ? left : taken).add(line);
        }
        open.clear();
        open.addAll(left);
        finished = 0;
        return taken;
    }

    /** All lines, also of steps that have not ended. */
    synchronized List<StepLine> takeAll() {
        List<StepLine> taken = new ArrayList<>(open);
        open.clear();
        finished = 0;
        return taken;
    }

    synchronized List<NumberedStep> live() {
        return open.stream().map(StepCodec::live).toList();
    }
}
