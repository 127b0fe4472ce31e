@NullMarked
package io.serai.workflows.internal.schedule;

import org.jspecify.annotations.NullMarked;
