@NullMarked
package io.serai.plugins.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
