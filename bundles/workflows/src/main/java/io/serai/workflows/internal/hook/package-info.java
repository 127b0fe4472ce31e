@NullMarked
package io.serai.workflows.internal.hook;

import org.jspecify.annotations.NullMarked;
