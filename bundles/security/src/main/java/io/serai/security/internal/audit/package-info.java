@NullMarked
package io.serai.security.internal.audit;

import org.jspecify.annotations.NullMarked;
