@NullMarked
package io.serai.journal.internal.queue;

import org.jspecify.annotations.NullMarked;
