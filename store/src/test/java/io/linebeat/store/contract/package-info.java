/// What every store must do, as tests that know nothing of how one does it. A store proves itself by a test class
/// that implements [io.linebeat.store.contract.StoreContract].
@NullMarked
package io.linebeat.store.contract;

import org.jspecify.annotations.NullMarked;
