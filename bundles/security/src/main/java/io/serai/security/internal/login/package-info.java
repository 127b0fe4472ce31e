@NullMarked
package io.serai.security.internal.login;

import org.jspecify.annotations.NullMarked;
