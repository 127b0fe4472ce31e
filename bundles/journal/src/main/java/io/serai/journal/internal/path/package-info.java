@NullMarked
package io.serai.journal.internal.path;

import org.jspecify.annotations.NullMarked;
