@NullMarked
package io.serai.journal.internal.record;

import org.jspecify.annotations.NullMarked;
