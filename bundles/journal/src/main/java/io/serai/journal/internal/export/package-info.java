@NullMarked
package io.serai.journal.internal.export;

import org.jspecify.annotations.NullMarked;
