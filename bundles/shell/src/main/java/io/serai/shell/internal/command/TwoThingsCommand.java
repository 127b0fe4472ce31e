package io.serai.shell.internal.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.jspecify.annotations.Nullable;

/** A command whose first two arguments say what it is about. */
abstract class TwoThingsCommand extends HubCommand {
    @Argument(index = 2, name = "options", description = "Options may stand here, too", multiValued = true)
    @Nullable
    List<String> late;

    @Override
    final List<String> late() {
        return late == null ? List.of() : late;
    }
}
