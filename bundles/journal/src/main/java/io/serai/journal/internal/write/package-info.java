@NullMarked
package io.serai.journal.internal.write;

import org.jspecify.annotations.NullMarked;
