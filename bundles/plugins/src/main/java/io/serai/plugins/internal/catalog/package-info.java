@NullMarked
package io.serai.plugins.internal.catalog;

import org.jspecify.annotations.NullMarked;
