@NullMarked
package io.serai.workflows.internal.deploy;

import org.jspecify.annotations.NullMarked;
