package io.serai.workflows.internal.deploy;

import io.serai.api.workflow.Problem;
import io.serai.camel.RouteText;

/** The routes of a version could not be built or started; the cause says why. */
public final class DeploymentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeploymentException(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** What is wrong, with as much of the place as is known. */
    public Problem problem() {
        Throwable cause = getCause();
        return RouteText.problem(cause == null ? this : cause);
    }
}
