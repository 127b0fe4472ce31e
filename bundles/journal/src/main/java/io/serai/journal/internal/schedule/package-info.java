@NullMarked
package io.serai.journal.internal.schedule;

import org.jspecify.annotations.NullMarked;
