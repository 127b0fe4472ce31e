/** What plugins may reach, and the services of the hub that plugins get behind a check. */
@NullMarked
package io.serai.plugins.internal.permission;

import org.jspecify.annotations.NullMarked;
