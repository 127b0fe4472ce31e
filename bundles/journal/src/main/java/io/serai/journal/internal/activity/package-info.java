@NullMarked
package io.serai.journal.internal.activity;

import org.jspecify.annotations.NullMarked;
