package io.serai.http.internal.rest;

import io.serai.api.error.ForbiddenException;
import io.serai.api.plugin.PluginPanel;
import io.serai.api.plugin.PluginPanels;
import io.serai.api.security.Caller;
import io.serai.http.internal.operation.OperationMethod;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;

/**
 * Calls that the console makes for a plugin's panel, and marks as such: they may do what both the person and the panel's
 * declaration allow, and nothing about the person's own login.
 */
final class PanelCalls {
    /** {@code PLUGIN/PANEL}. It only ever takes away, so that nothing is won by sending or forging it. */
    static final String HEADER = "X-Serai-Panel";

    private PanelCalls() {}

    static Caller limited(Caller caller, String header, PluginPanels panels) {
        int slash = header.indexOf('/');
        PluginPanel panel = slash < 0
                ? null
                : panels.find(header.substring(0, slash), header.substring(slash + 1))
                        .orElse(null);
        if (panel == null || panel.permission() != null && !caller.may(panel.permission())) {
            throw new ForbiddenException("panel.unknown", "There is no panel " + header + " for this caller.");
        }
        Set<String> both = new TreeSet<>();
        panel.permissions().stream().filter(caller::may).forEach(both::add);
        return new Caller(
                caller.tenant(), caller.id(), caller.name(), caller.kind(), both, caller.passwordChangeRequired());
    }

    /** @throws ForbiddenException for a panel's call of something that no permission guards */
    static void check(HttpServletRequest request, OperationMethod operation) {
        if (request.getHeader(HEADER) != null && operation.info().permission().indexOf(':') < 0) {
            throw new ForbiddenException(
                    "auth.forbidden", "A panel cannot call " + operation.info().id() + ".");
        }
    }
}
