@NullMarked
package io.serai.workflows.internal.diff;

import org.jspecify.annotations.NullMarked;
