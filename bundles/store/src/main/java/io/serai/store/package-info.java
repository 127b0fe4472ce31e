/** The hub's one database: transactions in jOOQ, ids, times. */
@Version("0.1.0")
@NullMarked
package io.serai.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
