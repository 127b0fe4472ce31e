package io.serai.shell.internal.complete;

import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.OperationParameter;
import io.serai.api.operation.Operations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** The names of the arguments of the operation that stands earlier in the line, each with its {@code =}. */
@Service
public final class ArgumentNameCompleter implements Completer {
    @Reference
    Operations operations;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        String typed = line.getCursorArgument() == null
                ? ""
                : line.getCursorArgument().substring(0, line.getArgumentPosition());
        if (typed.contains("=")) {
            candidates.add(typed); // the shell asks about finished arguments, too
        } else {
            Arrays.stream(line.getArguments())
                    .map(operations::find)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(OperationInfo::parameters)
                    .orElse(List.of())
                    .stream()
                    .filter(parameter -> parameter.place() != OperationParameter.Place.BODY)
                    .map(parameter -> parameter.name() + "=")
                    .filter(name -> name.startsWith(typed))
                    .forEach(candidates::add);
        }
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }
}
