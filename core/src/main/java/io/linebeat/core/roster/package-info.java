/// Who and what is registered.
@NullMarked
package io.linebeat.core.roster;

import org.jspecify.annotations.NullMarked;
