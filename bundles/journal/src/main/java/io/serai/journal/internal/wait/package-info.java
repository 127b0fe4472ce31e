@NullMarked
package io.serai.journal.internal.wait;

import org.jspecify.annotations.NullMarked;
