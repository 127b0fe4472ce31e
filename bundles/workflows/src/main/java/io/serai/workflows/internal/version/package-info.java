@NullMarked
package io.serai.workflows.internal.version;

import org.jspecify.annotations.NullMarked;
