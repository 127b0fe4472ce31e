/** The names that earlier systems used for the same things: jobs for executions, pipelines for workflows. */
@NullMarked
package io.serai.journal.internal.job;

import org.jspecify.annotations.NullMarked;
