/** Executions that failed for good: listed, tried again, discarded, and counted for alerts. */
@NullMarked
package io.serai.journal.internal.deadletter;

import org.jspecify.annotations.NullMarked;
