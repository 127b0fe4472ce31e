@NullMarked
package io.serai.models.internal;

import org.jspecify.annotations.NullMarked;
