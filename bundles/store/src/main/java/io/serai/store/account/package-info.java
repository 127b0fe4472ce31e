/** What was spent and what may be: the money's part of the database, for the journal's transactions and for budgets. */
@Version("0.1.0")
@NullMarked
package io.serai.store.account;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
