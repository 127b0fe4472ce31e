@NullMarked
package io.serai.workflows.internal.store;

import org.jspecify.annotations.NullMarked;
