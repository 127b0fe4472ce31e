@NullMarked
package io.serai.testkit.internal;

import org.jspecify.annotations.NullMarked;
