@NullMarked
package io.serai.workflows.internal;

import org.jspecify.annotations.NullMarked;
