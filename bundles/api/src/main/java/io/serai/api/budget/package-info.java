/** What may be spent, and what was. */
@Version("0.1.0")
@NullMarked
package io.serai.api.budget;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
