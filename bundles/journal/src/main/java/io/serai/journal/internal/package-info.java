@NullMarked
package io.serai.journal.internal;

import org.jspecify.annotations.NullMarked;
