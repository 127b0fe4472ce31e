/** Which plugin versions the hub should have, their packages, and the record of changes. */
@NullMarked
package io.serai.plugins.internal.wanted;

import org.jspecify.annotations.NullMarked;
