/** How executions that used plugins ended. */
@NullMarked
package io.serai.journal.internal.outcome;

import org.jspecify.annotations.NullMarked;
