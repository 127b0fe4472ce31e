@NullMarked
package io.serai.store.internal;

import org.jspecify.annotations.NullMarked;
