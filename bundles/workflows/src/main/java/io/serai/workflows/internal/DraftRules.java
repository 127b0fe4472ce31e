package io.serai.workflows.internal;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.journal.Capture;
import io.serai.journal.RunSettings;
import io.serai.workflows.internal.plugin.NeedsReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a draft must keep to before it is stored; whether its routes work is asked separately. */
final class DraftRules {
    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 4000;
    static final int MAX_NOTE = 2000;
    static final int MAX_DSL_BYTES = 1024 * 1024;
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");
    private static final Set<String> CAPTURES = Arrays.stream(Capture.values())
            .map(capture -> capture.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private DraftRules() {}

    static void check(@Nullable WorkflowDraft draft) {
        List<Violation> wrong = new ArrayList<>();
        if (draft == null) {
            throw new InvalidInputException("workflow.draft", "The body must be a workflow with name and dsl.");
        }
        if (draft.name() == null || draft.name().isBlank()) {
            wrong.add(new Violation("name", "is missing; give the workflow a name"));
        } else if (draft.name().length() > MAX_NAME) {
            wrong.add(new Violation("name", "may have at most " + MAX_NAME + " characters"));
        }
        if (draft.description() != null && draft.description().length() > MAX_DESCRIPTION) {
            wrong.add(new Violation("description", "may have at most " + MAX_DESCRIPTION + " characters"));
        }
        if (draft.dsl() == null || draft.dsl().isBlank()) {
            wrong.add(new Violation("dsl", "is missing; write at least one route in Camel YAML"));
        } else if (draft.dsl().getBytes(StandardCharsets.UTF_8).length > MAX_DSL_BYTES) {
            wrong.add(new Violation("dsl", "may have at most 1 MiB"));
        }
        settings(draft.settings(), wrong);
        if (!wrong.isEmpty()) {
            Violation first = wrong.get(0);
            throw new InvalidInputException(
                    "workflow.draft", "The workflow's " + first.field() + " " + first.message() + ".", wrong);
        }
    }

    static void checkNote(@Nullable String note) {
        if (note != null && note.length() > MAX_NOTE) {
            throw new InvalidInputException(
                    "workflow.note", "A version's note may have at most " + MAX_NOTE + " characters.");
        }
    }

    private static void settings(@Nullable Map<String, Object> settings, List<Violation> wrong) {
        if (settings == null) {
            return;
        }
        Object priority = settings.get("priority");
        if (priority != null && !(priority instanceof Integer number && number >= 1 && number <= 4)) {
            wrong.add(new Violation("settings.priority", "must be 1 (critical), 2 (high), 3 (normal) or 4 (low)"));
        }
        Object capture = settings.get("capture");
        if (capture != null && !(capture instanceof String word && CAPTURES.contains(word.toLowerCase(Locale.ROOT)))) {
            wrong.add(new Violation("settings.capture", "must be effects, full, errors or none"));
        }
        Object queue = settings.get("queue");
        if (queue != null
                && !(queue instanceof String name && QUEUE.matcher(name).matches())) {
            wrong.add(new Violation("settings.queue", "must be the name of a queue, such as default"));
        }
        Object recovery = settings.get("onFailure");
        if (recovery != null && !(recovery instanceof String name && !name.isBlank() && name.length() <= MAX_NAME)) {
            wrong.add(new Violation("settings.onFailure", "must be the name or id of the workflow to begin"));
        }
        pins(settings.get(NeedsReader.PINS), wrong);
        wrong.addAll(RunSettings.check(settings));
    }

    private static void pins(@Nullable Object pins, List<Violation> wrong) {
        if (pins == null) {
            return;
        }
        if (!(pins instanceof Map<?, ?> byPlugin)) {
            wrong.add(new Violation("settings.plugins", "must be versions by plugin, such as {\"mail\": \"1.0.0\"}"));
            return;
        }
        byPlugin.forEach((plugin, version) -> {
            boolean named = PIN.matcher(String.valueOf(plugin)).matches();
            if (!named || !(version instanceof String text && PIN.matcher(text).matches())) {
                wrong.add(
                        new Violation("settings.plugins." + plugin, "must be a plugin's id with a version in quotes"));
            }
        });
    }
}
