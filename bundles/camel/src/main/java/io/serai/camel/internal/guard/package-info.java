/** What a plugin's workflow may reach: checks around its endpoints. */
@NullMarked
package io.serai.camel.internal.guard;

import org.jspecify.annotations.NullMarked;
