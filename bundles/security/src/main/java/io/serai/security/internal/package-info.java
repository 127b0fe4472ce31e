@NullMarked
package io.serai.security.internal;

import org.jspecify.annotations.NullMarked;
