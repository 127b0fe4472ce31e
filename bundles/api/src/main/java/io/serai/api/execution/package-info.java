/** Executions: one run of a workflow, its steps and its state. */
@Version("0.1.0")
@NullMarked
package io.serai.api.execution;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
