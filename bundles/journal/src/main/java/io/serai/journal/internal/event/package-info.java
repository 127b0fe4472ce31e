@NullMarked
package io.serai.journal.internal.event;

import org.jspecify.annotations.NullMarked;
