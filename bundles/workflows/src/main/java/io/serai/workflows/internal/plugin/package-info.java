@NullMarked
package io.serai.workflows.internal.plugin;

import org.jspecify.annotations.NullMarked;
