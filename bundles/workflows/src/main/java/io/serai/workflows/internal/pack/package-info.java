@NullMarked
package io.serai.workflows.internal.pack;

import org.jspecify.annotations.NullMarked;
