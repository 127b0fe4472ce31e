@NullMarked
package io.serai.camel.internal.text;

import org.jspecify.annotations.NullMarked;
