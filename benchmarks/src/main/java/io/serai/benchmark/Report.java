package io.serai.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark found: printed as it comes, kept as JSON for later comparison. */
final class Report {
    private final String name;
    private final Path file;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    Report(String name, Path folder) {
        this.name = name;
        this.file = folder.resolve(name + ".json");
        facts.put("benchmark", name);
        facts.put("at", Instant.now().toString());
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("java", System.getProperty("java.version"));
    }

    void say(String format, Object... values) {
        System.out.println(String.format(java.util.Locale.ROOT, format, values));
    }

    void fact(String key, Object value) {
        facts.put(key, value);
    }

    /** Prints a condition with its outcome; one that fails makes the whole run fail. */
    void check(boolean holds, String format, Object... values) {
        String sentence = String.format(java.util.Locale.ROOT, format, values);
        say("  %s  %s", holds ? "ok    " : "FAILED", sentence);
        if (!holds) {
            failures.add(sentence);
        }
    }

    /** The conditions that did not hold. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Writes the file; false if a condition failed. */
    boolean finish() throws IOException {
        facts.put("failures", failures);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(facts) + "\n");
        say("%s: %s", failures.isEmpty() ? name : name + " failed", file);
        return failures.isEmpty();
    }
}
