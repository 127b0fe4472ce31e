/** What idempotent consumers have seen. */
@NullMarked
package io.serai.journal.internal.seen;

import org.jspecify.annotations.NullMarked;
