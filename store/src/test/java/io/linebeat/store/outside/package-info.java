/// Classes that break the rules of [io.linebeat.store.StoreArchitectureTest], to show that they can fail.
@NullMarked
package io.linebeat.store.outside;

import org.jspecify.annotations.NullMarked;
