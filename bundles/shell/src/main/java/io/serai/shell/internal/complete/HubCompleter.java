package io.serai.shell.internal.complete;

import io.serai.api.error.SeraiException;
import io.serai.api.operation.Operations;
import io.serai.api.security.Caller;
import io.serai.shell.internal.hub.Hub;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes with what the hub has now. */
abstract class HubCompleter implements Completer {
    @Reference
    Operations operations;

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        Collection<String> words;
        try {
            words = words(new Hub(operations, Caller.DEFAULT_TENANT, null), line);
        } catch (SeraiException e) {
            words = List.of(); // a completion that fails is none
        }
        return new StringsCompleter(words).complete(session, line, candidates);
    }

    /** For words that depend on those typed before them. */
    Collection<String> words(Hub hub, CommandLine line) {
        return words(hub);
    }

    abstract Collection<String> words(Hub hub);
}
