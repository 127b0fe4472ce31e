@NullMarked
package io.serai.security.internal.people;

import org.jspecify.annotations.NullMarked;
