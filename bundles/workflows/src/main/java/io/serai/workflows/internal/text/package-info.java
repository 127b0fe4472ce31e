@NullMarked
package io.serai.workflows.internal.text;

import org.jspecify.annotations.NullMarked;
