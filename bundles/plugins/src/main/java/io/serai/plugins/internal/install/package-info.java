@NullMarked
package io.serai.plugins.internal.install;

import org.jspecify.annotations.NullMarked;
