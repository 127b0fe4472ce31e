package io.serai.shell.internal.complete;

import io.serai.shell.internal.command.Console;
import java.util.ArrayList;
import java.util.List;

/** What is offered at the end of a line. */
public final class Completions {
    private Completions() {}

    public static List<String> versions(Console console, String... words) {
        return complete(new VersionCompleter(), console, words);
    }

    public static List<String> tags(Console console, String... words) {
        return complete(new TagCompleter(), console, words);
    }

    public static List<String> formats(Console console, String... words) {
        return complete(new FormatCompleter(), console, words);
    }

    private static List<String> complete(HubCompleter completer, Console console, String... words) {
        completer.operations = console;
        List<String> candidates = new ArrayList<>();
        completer.complete(console.session(), Console.typing(words), candidates);
        return candidates;
    }
}
