/** What the hub throws: one unchecked root, a retryable and a permanent family, few leaves. */
@Version("0.1.0")
@NullMarked
package io.serai.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
