@NullMarked
package io.serai.workflows.internal.taskgraph;

import org.jspecify.annotations.NullMarked;
