package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

@Service
@Command(scope = "serai", name = "execution-export", description = "Prints or stores an execution as a file")
public final class ExecutionExport extends ExecutionCommand {
    @Option(name = "--format", description = "json, csv (its steps), md or pdf")
    String format = "json";

    @Option(name = "--file", description = "Where to store it on the hub's machine; printed, if not given")
    @Completion(FileCompleter.class)
    @Nullable
    String file;

    @Override
    void run(Hub hub, Screen screen, String execution) {
        byte[] content = hub.file("execution-export", Map.of("id", execution, "format", format));
        if (file == null) {
            if (format.equals("pdf")) {
                throw new InvalidInputException("argument.file", "A PDF is not for the terminal; say --file, too.");
            }
            screen.line(new String(content, StandardCharsets.UTF_8).stripTrailing());
            return;
        }
        Path target = session.currentDir().resolve(file);
        try {
            Files.write(target, content);
        } catch (IOException e) {
            throw new InvalidInputException("argument.file", "The file " + file + " cannot be written.");
        }
        screen.line("The execution is in " + target + ".");
    }
}
