@NullMarked
package io.serai.security.internal.crypto;

import org.jspecify.annotations.NullMarked;
