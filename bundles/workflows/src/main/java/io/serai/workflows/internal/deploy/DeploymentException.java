package io.serai.workflows.internal.deploy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.workflow.Problem;
import io.serai.camel.RouteText;
import org.jspecify.annotations.Nullable;

/** The routes of a version could not be built or started; the cause says why. */
public final class DeploymentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeploymentException(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** The refusal for a permission that a plugin did not ask for; null if it is something else. */
    public @Nullable InvalidInputException permissionMissing() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException refusal && refusal.code().startsWith("plugin.")) {
                return refusal;
            }
        }
        return null;
    }

    /** What is wrong, with as much of the place as is known. */
    public Problem problem() {
        Throwable cause = getCause();
        return RouteText.problem(cause == null ? this : cause);
    }
}
