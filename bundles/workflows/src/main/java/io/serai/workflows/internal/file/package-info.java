@NullMarked
package io.serai.workflows.internal.file;

import org.jspecify.annotations.NullMarked;
