package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.SeraiException;
import io.serai.api.operation.Operations;
import io.serai.api.security.Caller;
import io.serai.shell.internal.hub.Arguments;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** What every command has: the hub, the terminal, {@code --json}, and errors in a person's words. */
public abstract class HubCommand implements Action {
    @Reference
    Session session;

    @Reference
    Operations operations;

    @Option(name = "--json", description = "Print the result as JSON, for programs")
    boolean json;

    @Option(name = "--tenant", description = "The tenant whose things are meant", valueToShowInHelp = "default")
    String tenant = Caller.DEFAULT_TENANT;

    @Override
    public final @Nullable Object execute() throws Exception {
        Object user = session.get("USER");
        try {
            LateOptions.apply(this, late());
            run(new Hub(operations, tenant, user == null ? null : user.toString()), screen());
            return null;
        } catch (SeraiException e) {
            throw new CommandException(words(e), e.getMessage());
        }
    }

    abstract void run(Hub hub, Screen screen);

    /** The words after the arguments. */
    abstract List<String> late();

    Arguments arguments() {
        return new Arguments(session.currentDir());
    }

    private Screen screen() {
        Terminal terminal = session.getTerminal();
        // one command over ssh has no terminal: nothing is cut then
        return terminal == null
                ? new Screen(session.getConsole(), 0, false)
                : new Screen(session.getConsole(), terminal.getWidth(), terminal.isAnsiSupported());
    }

    private static String words(SeraiException e) {
        StringBuilder words = new StringBuilder("Error: " + e.detail() + " (" + e.code() + ")");
        if (e instanceof InvalidInputException invalid) {
            invalid.violations()
                    .forEach(violation -> words.append("\n  ")
                            .append(violation.field())
                            .append(violation.field().isEmpty() ? "" : ": ")
                            .append(violation.message()));
        }
        return words.toString();
    }
}
