package io.serai.plugin.allsurfaces;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code surface:greet NAME}. */
@Service
@Command(scope = "surface", name = "greet", description = "Greets somebody by name")
public final class GreetCommand implements Action {
    @Argument(name = "name", description = "Who is greeted")
    String name = "Ada";

    @Override
    public @Nullable Object execute() {
        System.out.println("Hello, " + name + "!");
        return null;
    }
}
