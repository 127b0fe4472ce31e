@NullMarked
package io.serai.journal.internal.retention;

import org.jspecify.annotations.NullMarked;
